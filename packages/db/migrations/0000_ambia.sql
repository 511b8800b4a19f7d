-- Generation A of Ambia's tables where there are none (nothing happens to tables that exist); the index on
-- (user_id, timestamp) is ascending, because a descending one turns loose index scan off on MariaDB.
CREATE TABLE IF NOT EXISTS activity_log (
  id VARCHAR(36) NOT NULL PRIMARY KEY, user_id VARCHAR(36) NOT NULL,
  action_type ENUM('query','view','interaction','dismiss','save') NOT NULL, action_data JSON NULL,
  query TEXT NULL, components_shown JSON NULL, component_interacted VARCHAR(50) NULL, interaction_duration_ms INT NULL,
  timestamp TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
  time_of_day ENUM('morning','afternoon','evening','night') NULL, day_of_week VARCHAR(10) NULL, is_weekend BOOLEAN NULL,
  location_type ENUM('home','work','other','unknown') DEFAULT 'unknown', helpful BOOLEAN NULL, interaction_score DECIMAL(3,2) NULL,
  INDEX idx_user_activity (user_id, timestamp), INDEX idx_action_type (action_type), INDEX idx_helpful (helpful),
  INDEX idx_time_patterns (time_of_day, day_of_week, is_weekend)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS generation_queue (
  id VARCHAR(36) NOT NULL PRIMARY KEY, user_id VARCHAR(36) NOT NULL,
  job_type ENUM('prediction','pattern_analysis','data_organization','cost_optimization') NOT NULL, priority INT DEFAULT 50,
  predicted_need VARCHAR(255) NULL, trigger_pattern_id VARCHAR(36) NULL, context_data JSON NULL, prompt_template VARCHAR(255) NULL,
  scheduled_for TIMESTAMP NOT NULL, valid_until TIMESTAMP NOT NULL,
  status ENUM('queued','processing','completed','failed','cancelled') DEFAULT 'queued', attempts INT DEFAULT 0, max_attempts INT DEFAULT 3,
  result_cache_key VARCHAR(255) NULL, error_message TEXT NULL,
  created_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP, started_at TIMESTAMP NULL, completed_at TIMESTAMP NULL,
  INDEX idx_user_queue (user_id, scheduled_for), INDEX idx_status (status, scheduled_for), INDEX idx_priority (priority DESC, scheduled_for), INDEX idx_job_type (job_type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS page_cache (
  id VARCHAR(36) NOT NULL PRIMARY KEY, user_id VARCHAR(36) NOT NULL, cache_key VARCHAR(255) NOT NULL,
  cache_type ENUM('prediction','pattern','frequent_query','scheduled') NOT NULL, query TEXT NULL, components JSON NOT NULL, generation_metadata JSON NULL,
  relevance_score DECIMAL(3,2) NULL, trigger_conditions JSON NULL, created_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP, valid_until TIMESTAMP NOT NULL,
  last_accessed TIMESTAMP NULL, access_count INT DEFAULT 0, was_shown BOOLEAN DEFAULT FALSE, shown_at TIMESTAMP NULL,
  user_feedback ENUM('helpful','neutral','not_helpful') NULL, generation_cost_tokens INT NULL, generation_time_ms INT NULL,
  UNIQUE KEY unique_cache (user_id, cache_key), INDEX idx_user_cache (user_id, valid_until DESC), INDEX idx_cache_key (cache_key), INDEX idx_validity (valid_until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
-- Our own tables. Slots and instants are milliseconds since the epoch.
CREATE TABLE IF NOT EXISTS ambia_user_state (
  user_id VARCHAR(36) NOT NULL PRIMARY KEY, last_slot BIGINT NULL, superseded_slot BIGINT NULL, outcome VARCHAR(20) NULL, updated_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS ambia_run (
  slot BIGINT NOT NULL PRIMARY KEY, kind VARCHAR(20) NOT NULL, started_at BIGINT NOT NULL, fanned_out_at BIGINT NULL,
  active_users INT NOT NULL DEFAULT 0, enqueued INT NOT NULL DEFAULT 0, deduplicated INT NOT NULL DEFAULT 0, finished_at BIGINT NULL,
  INDEX ambia_run_open (finished_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS ambia_run_count (
  slot BIGINT NOT NULL, worker VARCHAR(191) NOT NULL, outcome VARCHAR(20) NOT NULL,
  people INT NOT NULL, patterns INT NOT NULL, queued INT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (slot, worker, outcome)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS ambia_run_call (
  slot BIGINT NOT NULL, worker VARCHAR(191) NOT NULL, calls INT NOT NULL,
  prompt_tokens BIGINT NOT NULL, completion_tokens BIGINT NOT NULL, cost_usd DECIMAL(14,8) NOT NULL,
  PRIMARY KEY (slot, worker)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
