-- Who could not be analysed of late, a row a person; kept for a day, and until a week after the end of a quarantine. The
-- order of the columns is that in which an update reads and writes them.
CREATE TABLE IF NOT EXISTS ambia_failure (
  user_id VARCHAR(36) NOT NULL PRIMARY KEY, times INT NOT NULL, first_at BIGINT NOT NULL,
  slot BIGINT NOT NULL, code VARCHAR(64) NOT NULL, attempts INT NOT NULL, last_at BIGINT NOT NULL, quarantined_until BIGINT NULL,
  INDEX ambia_failure_age (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
