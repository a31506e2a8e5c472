ALTER TABLE "feedback" ADD COLUMN "about_documents" text[];--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "question" text;--> statement-breakpoint
CREATE INDEX "turns_question_at" ON "turns" USING btree ("at") WHERE "turns"."question" IS NOT NULL;