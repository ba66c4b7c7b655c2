CREATE TABLE "showrunner"."evidence_chain" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	"asset_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"facts" json,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" DROP CONSTRAINT "asset_evidence_asset_id_assets_id_fk";
--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" DROP CONSTRAINT "asset_evidence_asset_id_digest_pk";--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ALTER COLUMN "evidence" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ADD COLUMN "salt" text DEFAULT gen_random_uuid()::text;--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ADD COLUMN "sequence" bigint;--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_chain_subject" ON "showrunner"."evidence_chain" USING btree ("evidence_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "asset_evidence_asset_digest" ON "showrunner"."asset_evidence" USING btree ("asset_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "asset_evidence_sequence" ON "showrunner"."asset_evidence" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "asset_evidence_waiting" ON "showrunner"."asset_evidence" USING btree ("recorded_at","id") WHERE sequence is null;--> statement-breakpoint
CREATE FUNCTION "showrunner"."keep_evidence_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The chain of evidence only grows' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "evidence_chain_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "showrunner"."evidence_chain"
	FOR EACH STATEMENT EXECUTE FUNCTION "showrunner"."keep_evidence_chain"();
--> statement-breakpoint
-- Evidence that is sealed stays as it is. Its content may be erased, once and as a whole, and nothing else.
CREATE FUNCTION "showrunner"."keep_sealed_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		RAISE EXCEPTION 'Evidence is not removed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF TG_OP = 'DELETE' AND OLD.sequence IS NOT NULL THEN
		RAISE EXCEPTION 'Sealed evidence is not removed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	IF OLD.sequence IS NOT NULL AND NOT (
		OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.evidence IS NULL AND NEW.salt IS NULL
		AND (NEW.id, NEW.asset_id, NEW.made_from, NEW.recorded_at, NEW.sequence)
			= (OLD.id, OLD.asset_id, OLD.made_from, OLD.recorded_at, OLD.sequence)
	) THEN
		RAISE EXCEPTION 'Sealed evidence is not changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "asset_evidence_stays" BEFORE UPDATE OR DELETE ON "showrunner"."asset_evidence"
	FOR EACH ROW EXECUTE FUNCTION "showrunner"."keep_sealed_evidence"();
--> statement-breakpoint
CREATE TRIGGER "asset_evidence_not_emptied" BEFORE TRUNCATE ON "showrunner"."asset_evidence"
	FOR EACH STATEMENT EXECUTE FUNCTION "showrunner"."keep_sealed_evidence"();
