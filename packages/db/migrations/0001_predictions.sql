-- What predictions are remembered by: each person's last answer, what was considered and what then happened, and what was
-- learned from it. Ours alone; every statement may run again after a migration that was cut off.
CREATE TABLE IF NOT EXISTS ambia_answer (
  user_id VARCHAR(36) NOT NULL PRIMARY KEY, slot BIGINT NOT NULL, zone VARCHAR(64) NOT NULL,
  llama VARCHAR(120) NOT NULL, model VARCHAR(100) NOT NULL, asked LONGTEXT NOT NULL, patterns LONGTEXT NOT NULL,
  INDEX ambia_answer_age (slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
-- hit and served are NULL until the window was judged. Indexes, in this order, for: the units of one person; those to be
-- judged; the newest outcomes and the oldest rows; the newest outcomes of what was queued. Of windows that close together
-- the id decides which are the newest: ordered by hit, those cut off would be the misses.
CREATE TABLE IF NOT EXISTS ambia_considered (
  id VARCHAR(36) NOT NULL PRIMARY KEY, user_id VARCHAR(36) NOT NULL, slot BIGINT NOT NULL, need TEXT NOT NULL,
  from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, scheduled_for BIGINT NOT NULL,
  stated DOUBLE NULL, evidence DOUBLE NULL, kept VARCHAR(120) NOT NULL, calibrated DOUBLE NULL, confidence DOUBLE NOT NULL,
  decided_by VARCHAR(20) NOT NULL, ruling VARCHAR(20) NOT NULL, llama VARCHAR(120) NOT NULL,
  hit TINYINT NULL, served TINYINT NULL,
  INDEX ambia_considered_person (user_id, until_at), INDEX ambia_considered_open (hit, until_at),
  INDEX ambia_considered_age (until_at, id, hit), INDEX ambia_considered_ruling (ruling, until_at, id, hit)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS ambia_learned (
  id INT NOT NULL PRIMARY KEY, learned_at BIGINT NOT NULL, body LONGTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @ambia_seen_slot = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ambia_user_state' AND COLUMN_NAME = 'seen_slot'),
  'DO 0', 'ALTER TABLE ambia_user_state ADD COLUMN seen_slot BIGINT NULL');
--> statement-breakpoint
PREPARE ambia_seen_slot FROM @ambia_seen_slot;
--> statement-breakpoint
EXECUTE ambia_seen_slot;
--> statement-breakpoint
DEALLOCATE PREPARE ambia_seen_slot;
