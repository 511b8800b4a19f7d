-- The slot that was recorded before a person's last: whoever comes late with it was accounted for there already.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @ambia_previous_slot = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ambia_user_state' AND COLUMN_NAME = 'previous_slot'),
  'DO 0', 'ALTER TABLE ambia_user_state ADD COLUMN previous_slot BIGINT NULL');
--> statement-breakpoint
PREPARE ambia_previous_slot FROM @ambia_previous_slot;
--> statement-breakpoint
EXECUTE ambia_previous_slot;
--> statement-breakpoint
DEALLOCATE PREPARE ambia_previous_slot;
