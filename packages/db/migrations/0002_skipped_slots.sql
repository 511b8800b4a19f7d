-- How many slots of the schedule came and went without a run between the scheduled run before and this one.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @ambia_skipped_slots = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ambia_run' AND COLUMN_NAME = 'skipped_slots'),
  'DO 0', 'ALTER TABLE ambia_run ADD COLUMN skipped_slots INT NOT NULL DEFAULT 0');
--> statement-breakpoint
PREPARE ambia_skipped_slots FROM @ambia_skipped_slots;
--> statement-breakpoint
EXECUTE ambia_skipped_slots;
--> statement-breakpoint
DEALLOCATE PREPARE ambia_skipped_slots;
