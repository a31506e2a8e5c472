CREATE TABLE "clarifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "clarifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"offered" text[] NOT NULL,
	"chosen" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "clarifications_at" ON "clarifications" USING btree ("at");