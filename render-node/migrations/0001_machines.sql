CREATE TABLE "showrunner"."machines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"models" json NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
