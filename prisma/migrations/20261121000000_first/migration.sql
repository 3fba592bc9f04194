-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('student', 'adviser', 'manager', 'auditor');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('PREPARING', 'SUBMITTED', 'PROVISIONAL_NIA', 'PERMANENT_NIR', 'AMELI_ACCOUNT', 'CARTE_VITALE', 'GP_DECLARED');

-- CreateEnum
CREATE TYPE "FactSource" AS ENUM ('declared', 'proof', 'verified');

-- CreateEnum
CREATE TYPE "Route" AS ENUM ('unknown', 'register_portal', 'ehic_covers', 'already_affiliated', 'employed', 'convention_quebec');

-- CreateEnum
CREATE TYPE "Disposition" AS ENUM ('active', 'not_required', 'closed');

-- CreateEnum
CREATE TYPE "DocumentStatus" AS ENUM ('missing', 'with_office', 'fix_needed', 'ready', 'deposited', 'accepted', 'rejected', 'not_needed');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('pending', 'clean', 'infected', 'unscanned');

-- CreateEnum
CREATE TYPE "LedgerState" AS ENUM ('planned', 'queued', 'sent', 'superseded', 'suppressed', 'failed');

-- CreateEnum
CREATE TYPE "DigestState" AS ENUM ('queued', 'sent', 'empty', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "institutionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SignInRequest" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "browserHash" TEXT NOT NULL,
    "tokenHash" TEXT,
    "codeHash" TEXT,
    "locale" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "workerId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("workerId")
);

-- CreateTable
CREATE TABLE "Institution" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "needsSecondFactor" BOOLEAN NOT NULL DEFAULT true,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "institutionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("institutionId","userId")
);

-- CreateTable
CREATE TABLE "Person" (
    "institutionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "isStaff" BOOLEAN NOT NULL DEFAULT false,
    "studentNumber" TEXT,
    "nationality" TEXT,
    "programme" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("institutionId","userId")
);

-- CreateTable
CREATE TABLE "Cohort" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,

    CONSTRAINT "Cohort_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "Case" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "studentUserId" UUID NOT NULL,
    "sortName" TEXT NOT NULL,
    "route" "Route" NOT NULL DEFAULT 'unknown',
    "routeKnownSince" DATE,
    "disposition" "Disposition" NOT NULL DEFAULT 'active',
    "dispositionReason" TEXT,
    "activeSince" DATE NOT NULL,
    "submittedOn" DATE,
    "submittedSource" "FactSource",
    "submittedRecordedOn" DATE,
    "provisionalNumberOn" DATE,
    "provisionalNumberSource" "FactSource",
    "provisionalNumberRecordedOn" DATE,
    "permanentNumberOn" DATE,
    "permanentNumberSource" "FactSource",
    "permanentNumberRecordedOn" DATE,
    "ameliAccountOn" DATE,
    "ameliAccountSource" "FactSource",
    "ameliAccountRecordedOn" DATE,
    "carteVitaleOn" DATE,
    "carteVitaleSource" "FactSource",
    "carteVitaleRecordedOn" DATE,
    "gpDeclaredOn" DATE,
    "gpDeclaredSource" "FactSource",
    "gpDeclaredRecordedOn" DATE,
    "studiesStartOn" DATE,
    "studiesEndOn" DATE,
    "arrivedOn" DATE,
    "ehicValidUntil" DATE,
    "vitaleOrderedOn" DATE,
    "vitaleUpdatedOn" DATE,
    "status" "CaseStatus" NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN "permanentNumberOn" IS NULL AND "provisionalNumberOn" IS NOT NULL THEN 'PROVISIONAL_NIA'::"CaseStatus"
            WHEN "permanentNumberOn" IS NULL AND "submittedOn" IS NOT NULL THEN 'SUBMITTED'::"CaseStatus"
            WHEN "permanentNumberOn" IS NULL THEN 'PREPARING'::"CaseStatus"
            WHEN "ameliAccountOn" IS NULL THEN 'PERMANENT_NIR'::"CaseStatus"
            WHEN "carteVitaleOn" IS NULL THEN 'AMELI_ACCOUNT'::"CaseStatus"
            WHEN "gpDeclaredOn" IS NULL THEN 'CARTE_VITALE'::"CaseStatus"
            ELSE 'GP_DECLARED'::"CaseStatus"
        END
    ) STORED,
    "version" INTEGER NOT NULL DEFAULT 1,
    "nextCheckOn" DATE,
    "overdueFrom" DATE,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "headHash" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "institutionId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "studentUserId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actorUserId" UUID,
    "actorRole" TEXT NOT NULL,
    "source" "FactSource",
    "payload" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("institutionId","caseId","seq")
);

-- CreateTable
CREATE TABLE "Document" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "studentUserId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL DEFAULT '',
    "status" "DocumentStatus" NOT NULL DEFAULT 'missing',
    "statusOn" DATE NOT NULL,
    "statusRecordedOn" DATE NOT NULL,
    "reasonCode" TEXT,
    "reasonText" TEXT,
    "rejections" INTEGER NOT NULL DEFAULT 0,
    "expectedOn" DATE,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "studentUserId" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "scanState" "ScanState" NOT NULL DEFAULT 'pending',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "ReminderDigest" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "studentUserId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "state" "DigestState" NOT NULL DEFAULT 'queued',
    "messageId" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReminderDigest_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "ReminderLedger" (
    "institutionId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "studentUserId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "LedgerState" NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "digestId" UUID,

    CONSTRAINT "ReminderLedger_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "CohortCount" (
    "institutionId" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "status" "CaseStatus" NOT NULL,
    "disposition" "Disposition" NOT NULL,
    "gpDeclared" BOOLEAN NOT NULL,
    "overdueFrom" DATE NOT NULL,
    "cases" INTEGER NOT NULL,

    CONSTRAINT "CohortCount_pkey" PRIMARY KEY ("institutionId","cohortId","status","disposition","gpDeclared","overdueFrom")
);

-- CreateTable
CREATE TABLE "CohortCountDelta" (
    "institutionId" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "cohortId" UUID NOT NULL,
    "status" "CaseStatus" NOT NULL,
    "disposition" "Disposition" NOT NULL,
    "gpDeclared" BOOLEAN NOT NULL,
    "overdueFrom" DATE NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "CohortCountDelta_pkey" PRIMARY KEY ("institutionId","id")
);

-- CreateTable
CREATE TABLE "WaitCurve" (
    "institutionId" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "milestone" TEXT NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL,
    "people" INTEGER NOT NULL,
    "finished" INTEGER NOT NULL,
    "points" JSONB NOT NULL,

    CONSTRAINT "WaitCurve_pkey" PRIMARY KEY ("institutionId","cohortId","milestone")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "SignInRequest_userId_createdAt_idx" ON "SignInRequest"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "SignInRequest_expiresAt_idx" ON "SignInRequest"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Institution_slug_key" ON "Institution"("slug");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_institutionId_studentNumber_key" ON "Person"("institutionId", "studentNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Cohort_institutionId_name_key" ON "Cohort"("institutionId", "name");

-- CreateIndex
CREATE INDEX "Case_institutionId_cohortId_sortName_id_idx" ON "Case"("institutionId", "cohortId", "sortName", "id");

-- CreateIndex
CREATE INDEX "Case_institutionId_cohortId_status_sortName_id_idx" ON "Case"("institutionId", "cohortId", "status", "sortName", "id");

-- CreateIndex
CREATE INDEX "Case_nextCheckOn_idx" ON "Case"("nextCheckOn");

-- CreateIndex
CREATE UNIQUE INDEX "Case_institutionId_studentUserId_key" ON "Case"("institutionId", "studentUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_institutionId_id_studentUserId_key" ON "Case"("institutionId", "id", "studentUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_institutionId_id_studentUserId_key" ON "Document"("institutionId", "id", "studentUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_institutionId_caseId_kind_period_key" ON "Document"("institutionId", "caseId", "kind", "period");

-- CreateIndex
CREATE INDEX "DocumentVersion_institutionId_documentId_idx" ON "DocumentVersion"("institutionId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderDigest_institutionId_caseId_day_key" ON "ReminderDigest"("institutionId", "caseId", "day");

-- CreateIndex
CREATE INDEX "ReminderLedger_state_institutionId_caseId_idx" ON "ReminderLedger"("state", "institutionId", "caseId");

-- CreateIndex
CREATE INDEX "ReminderLedger_institutionId_digestId_idx" ON "ReminderLedger"("institutionId", "digestId");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderLedger_institutionId_caseId_kind_subject_cycle_inde_key" ON "ReminderLedger"("institutionId", "caseId", "kind", "subject", "cycle", "index");

-- CreateIndex
CREATE INDEX "CohortCountDelta_institutionId_cohortId_idx" ON "CohortCountDelta"("institutionId", "cohortId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "SignInRequest" ADD CONSTRAINT "SignInRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Cohort" ADD CONSTRAINT "Cohort_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_institutionId_cohortId_fkey" FOREIGN KEY ("institutionId", "cohortId") REFERENCES "Cohort"("institutionId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_institutionId_studentUserId_fkey" FOREIGN KEY ("institutionId", "studentUserId") REFERENCES "Person"("institutionId", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_institutionId_caseId_studentUserId_fkey" FOREIGN KEY ("institutionId", "caseId", "studentUserId") REFERENCES "Case"("institutionId", "id", "studentUserId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_institutionId_actorUserId_fkey" FOREIGN KEY ("institutionId", "actorUserId") REFERENCES "Person"("institutionId", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_institutionId_caseId_studentUserId_fkey" FOREIGN KEY ("institutionId", "caseId", "studentUserId") REFERENCES "Case"("institutionId", "id", "studentUserId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_institutionId_documentId_studentUserId_fkey" FOREIGN KEY ("institutionId", "documentId", "studentUserId") REFERENCES "Document"("institutionId", "id", "studentUserId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ReminderDigest" ADD CONSTRAINT "ReminderDigest_institutionId_caseId_studentUserId_fkey" FOREIGN KEY ("institutionId", "caseId", "studentUserId") REFERENCES "Case"("institutionId", "id", "studentUserId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ReminderLedger" ADD CONSTRAINT "ReminderLedger_institutionId_caseId_studentUserId_fkey" FOREIGN KEY ("institutionId", "caseId", "studentUserId") REFERENCES "Case"("institutionId", "id", "studentUserId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ReminderLedger" ADD CONSTRAINT "ReminderLedger_institutionId_digestId_fkey" FOREIGN KEY ("institutionId", "digestId") REFERENCES "ReminderDigest"("institutionId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say.

-- An impossible case cannot be stored, whoever writes. The TypeScript twin is lib/domain/case/record-milestone.ts.
ALTER TABLE "Case"
    ADD CONSTRAINT "case_provisional_needs_submitted"
        CHECK ("provisionalNumberOn" IS NULL OR "submittedOn" IS NOT NULL),
    ADD CONSTRAINT "case_permanent_needs_submitted"
        CHECK ("permanentNumberOn" IS NULL OR "submittedOn" IS NOT NULL
            OR "route" IN ('already_affiliated', 'employed', 'convention_quebec')),
    ADD CONSTRAINT "case_account_needs_permanent"
        CHECK ("ameliAccountOn" IS NULL OR "permanentNumberOn" IS NOT NULL),
    ADD CONSTRAINT "case_card_needs_permanent"
        CHECK ("carteVitaleOn" IS NULL OR "permanentNumberOn" IS NOT NULL),
    ADD CONSTRAINT "case_doctor_needs_number"
        CHECK ("gpDeclaredOn" IS NULL OR COALESCE("provisionalNumberOn", "permanentNumberOn") IS NOT NULL),
    ADD CONSTRAINT "case_dates_in_order"
        CHECK (("provisionalNumberOn" >= "submittedOn") IS NOT FALSE
            AND ("permanentNumberOn" >= "submittedOn") IS NOT FALSE
            AND ("permanentNumberOn" >= "provisionalNumberOn") IS NOT FALSE
            AND ("ameliAccountOn" >= "permanentNumberOn") IS NOT FALSE
            AND ("carteVitaleOn" >= "permanentNumberOn") IS NOT FALSE
            AND ("gpDeclaredOn" >= LEAST("provisionalNumberOn", "permanentNumberOn")) IS NOT FALSE),
    ADD CONSTRAINT "case_provisional_from_studies"
        CHECK ("provisionalNumberOn" >= "studiesStartOn"),
    ADD CONSTRAINT "case_not_long_before_studies"
        CHECK ("route" IN ('already_affiliated', 'employed', 'convention_quebec')
            OR LEAST("submittedOn", "provisionalNumberOn", "permanentNumberOn", "ameliAccountOn", "carteVitaleOn", "gpDeclaredOn")
                >= "studiesStartOn" - INTERVAL '12 months'),
    ADD CONSTRAINT "case_card_ordered_after_permanent"
        CHECK ("vitaleOrderedOn" IS NULL
            OR ("permanentNumberOn" IS NOT NULL AND "vitaleOrderedOn" >= "permanentNumberOn")),
    ADD CONSTRAINT "case_card_updated_after_card"
        CHECK ("vitaleUpdatedOn" IS NULL
            OR ("carteVitaleOn" IS NOT NULL AND "vitaleUpdatedOn" >= "carteVitaleOn")),
    ADD CONSTRAINT "case_facts_have_sources"
        CHECK (num_nulls("submittedOn", "submittedSource", "submittedRecordedOn") IN (0, 3)
            AND num_nulls("provisionalNumberOn", "provisionalNumberSource", "provisionalNumberRecordedOn") IN (0, 3)
            AND num_nulls("permanentNumberOn", "permanentNumberSource", "permanentNumberRecordedOn") IN (0, 3)
            AND num_nulls("ameliAccountOn", "ameliAccountSource", "ameliAccountRecordedOn") IN (0, 3)
            AND num_nulls("carteVitaleOn", "carteVitaleSource", "carteVitaleRecordedOn") IN (0, 3)
            AND num_nulls("gpDeclaredOn", "gpDeclaredSource", "gpDeclaredRecordedOn") IN (0, 3)),
    ADD CONSTRAINT "case_route_known_since"
        CHECK (("route" = 'unknown') = ("routeKnownSince" IS NULL)),
    ADD CONSTRAINT "case_disposition_has_reason"
        CHECK (("disposition" = 'active') = ("dispositionReason" IS NULL));

ALTER TABLE "Document"
    ADD CONSTRAINT "document_rejection_has_reason"
        CHECK (("status" IN ('rejected', 'fix_needed', 'not_needed')) OR "reasonCode" IS NULL),
    ADD CONSTRAINT "document_rejected_has_reason"
        CHECK ("status" <> 'rejected' OR "reasonCode" IS NOT NULL),
    ADD CONSTRAINT "document_text_length"
        CHECK (char_length("reasonText") <= 2000);

ALTER TABLE "User"
    ADD CONSTRAINT "user_email_lower" CHECK ("email" = lower("email"));

-- ---- Who acts: set by withActor for one transaction. '' is what set_config leaves on a pooled connection. ----

CREATE FUNCTION app_institution() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.institution', true), '')::uuid $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.role', true), '') $$;
CREATE FUNCTION app_is_staff() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(app_role() IN ('adviser', 'manager', 'auditor'), false) $$;
CREATE FUNCTION app_may_edit() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(app_role() IN ('adviser', 'manager'), false) $$;

-- ---- The event chain: numbered and hashed by the database, never changed. ----

CREATE FUNCTION case_event_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    head record;
BEGIN
    SELECT "eventCount", "headHash" INTO head FROM "Case"
        WHERE "institutionId" = NEW."institutionId" AND "id" = NEW."caseId" FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an event needs its case' USING ERRCODE = 'foreign_key_violation';
    END IF;
    NEW."seq" := head."eventCount" + 1;
    NEW."previousHash" := head."headHash";
    -- Epoch microseconds: the same on every server, whatever its time zone.
    NEW."hash" := encode(sha256(convert_to(concat_ws('|',
        NEW."institutionId", NEW."caseId", NEW."seq", (extract(epoch FROM NEW."at") * 1000000)::bigint, NEW."kind",
        coalesce(NEW."actorUserId"::text, ''), NEW."actorRole", coalesce(NEW."source"::text, ''),
        NEW."payload"::text, NEW."previousHash"), 'UTF8')), 'hex');
    UPDATE "Case" SET "eventCount" = NEW."seq", "headHash" = NEW."hash"
        WHERE "institutionId" = NEW."institutionId" AND "id" = NEW."caseId";
    RETURN NEW;
END $$;
CREATE TRIGGER case_event_chain BEFORE INSERT ON "CaseEvent"
    FOR EACH ROW EXECUTE FUNCTION case_event_chain();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER case_event_no_change BEFORE UPDATE OR DELETE ON "CaseEvent"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON "CaseEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---- Counts: only ever inserted here, so that concurrent moves never wait for each other. ----

CREATE FUNCTION case_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO "CohortCountDelta" ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "change")
            VALUES (OLD."institutionId", OLD."cohortId", OLD."status", OLD."disposition", OLD."gpDeclaredOn" IS NOT NULL,
                coalesce(OLD."overdueFrom", DATE '9999-12-31'), -1);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO "CohortCountDelta" ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "change")
            VALUES (NEW."institutionId", NEW."cohortId", NEW."status", NEW."disposition", NEW."gpDeclaredOn" IS NOT NULL,
                coalesce(NEW."overdueFrom", DATE '9999-12-31'), 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER case_counts_moved AFTER UPDATE ON "Case" FOR EACH ROW
    WHEN ((OLD."institutionId", OLD."cohortId", OLD."status", OLD."disposition", OLD."gpDeclaredOn" IS NULL, OLD."overdueFrom")
        IS DISTINCT FROM
        (NEW."institutionId", NEW."cohortId", NEW."status", NEW."disposition", NEW."gpDeclaredOn" IS NULL, NEW."overdueFrom"))
    EXECUTE FUNCTION case_counts();
CREATE TRIGGER case_counts_made AFTER INSERT OR DELETE ON "Case" FOR EACH ROW EXECUTE FUNCTION case_counts();

-- ---- One look-up opens a request: session, person, role and institution, before any actor is known. ----

CREATE FUNCTION session_by_token(token_hash text)
    RETURNS TABLE ("tokenHash" text, "userId" uuid, "email" text, "locale" text, "expiresAt" timestamptz,
        "institutionId" uuid, "role" text, "institutionName" text, "needsSecondFactor" boolean,
        "givenName" text, "familyName" text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
    SELECT s."tokenHash", u."id", u."email", u."locale", s."expiresAt",
        m."institutionId", m."role"::text, i."name", i."needsSecondFactor", p."givenName", p."familyName"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId"
    LEFT JOIN "Membership" m ON m."userId" = s."userId" AND m."institutionId" = s."institutionId"
    LEFT JOIN "Institution" i ON i."id" = m."institutionId"
    LEFT JOIN "Person" p ON p."institutionId" = m."institutionId" AND p."userId" = m."userId"
    WHERE s."tokenHash" = token_hash
$$;

-- ---- Row-level security: by institution and by person. FORCE binds the owner too, hence its own policy. ----

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['Institution', 'Membership', 'Person', 'Cohort', 'Case', 'CaseEvent', 'Document',
        'DocumentVersion', 'ReminderDigest', 'ReminderLedger', 'CohortCount', 'CohortCountDelta', 'WaitCurve'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY owner_all ON %I TO affilia_owner USING (true) WITH CHECK (true)', tenant_table);
    END LOOP;
    -- Rows of one student: the student sees their own, staff their institution's.
    FOREACH tenant_table IN ARRAY ARRAY['Case', 'CaseEvent', 'Document', 'DocumentVersion', 'ReminderDigest', 'ReminderLedger'] LOOP
        EXECUTE format('CREATE POLICY web_read ON %I FOR SELECT TO affilia_web USING (
            "institutionId" = (SELECT app_institution())
            AND ((SELECT app_is_staff()) OR ((SELECT app_role()) = ''student'' AND "studentUserId" = (SELECT app_user()))))', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['Case', 'Document'] LOOP
        EXECUTE format('CREATE POLICY web_change ON %I FOR UPDATE TO affilia_web USING (
            "institutionId" = (SELECT app_institution())
            AND ((SELECT app_may_edit()) OR ((SELECT app_role()) = ''student'' AND "studentUserId" = (SELECT app_user()))))', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['Institution', 'Membership', 'Person', 'Cohort', 'Case', 'CaseEvent', 'Document',
        'DocumentVersion', 'ReminderDigest', 'ReminderLedger', 'CohortCount', 'CohortCountDelta', 'WaitCurve'] LOOP
        EXECUTE format('CREATE POLICY worker_all ON %I TO affilia_worker
            USING ((SELECT app_role()) = ''worker'') WITH CHECK ((SELECT app_role()) = ''worker'')', tenant_table);
    END LOOP;
END $$;

CREATE POLICY web_read ON "Institution" FOR SELECT TO affilia_web USING ("id" = (SELECT app_institution()));
CREATE POLICY web_read ON "Cohort" FOR SELECT TO affilia_web USING ("institutionId" = (SELECT app_institution()) AND (SELECT app_role()) IS NOT NULL);
CREATE POLICY web_read ON "Membership" FOR SELECT TO affilia_web
    USING ("userId" = (SELECT app_user()) OR ("institutionId" = (SELECT app_institution()) AND (SELECT app_is_staff())));
-- A student sees the names of the staff who acted on their case, never of other students.
CREATE POLICY web_read ON "Person" FOR SELECT TO affilia_web
    USING ("institutionId" = (SELECT app_institution())
        AND ((SELECT app_is_staff()) OR ((SELECT app_role()) = 'student' AND ("isStaff" OR "userId" = (SELECT app_user())))));
CREATE POLICY web_read ON "CohortCount" FOR SELECT TO affilia_web USING ("institutionId" = (SELECT app_institution()) AND (SELECT app_is_staff()));
CREATE POLICY web_read ON "CohortCountDelta" FOR SELECT TO affilia_web USING ("institutionId" = (SELECT app_institution()) AND (SELECT app_is_staff()));
CREATE POLICY web_read ON "WaitCurve" FOR SELECT TO affilia_web USING ("institutionId" = (SELECT app_institution()) AND (SELECT app_role()) IS NOT NULL);
-- Nobody signs an event with another's name.
CREATE POLICY web_add ON "CaseEvent" FOR INSERT TO affilia_web
    WITH CHECK ("institutionId" = (SELECT app_institution()) AND "actorUserId" = (SELECT app_user())
        AND "actorRole" = (SELECT app_role())
        AND ((SELECT app_may_edit()) OR ((SELECT app_role()) = 'student' AND "studentUserId" = (SELECT app_user()))));

-- ---- Rights: named one by one. The web role deletes no fact and changes no history. ----

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON FUNCTION session_by_token(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO affilia_web, affilia_worker, affilia_maintenance;
GRANT EXECUTE ON FUNCTION session_by_token(text) TO affilia_web;

GRANT SELECT ON "Institution", "Membership", "Person", "Cohort", "Case", "CaseEvent", "Document", "DocumentVersion",
    "ReminderDigest", "ReminderLedger", "CohortCount", "CohortCountDelta", "WaitCurve", "WorkerHeartbeat" TO affilia_web;
GRANT SELECT, UPDATE ("locale") ON "User" TO affilia_web;
GRANT SELECT, INSERT, DELETE ON "Session" TO affilia_web;
GRANT UPDATE ("expiresAt", "institutionId") ON "Session" TO affilia_web;
GRANT SELECT, INSERT, UPDATE ON "SignInRequest" TO affilia_web;
GRANT INSERT ON "CaseEvent" TO affilia_web;
GRANT UPDATE ("route", "routeKnownSince", "disposition", "dispositionReason", "activeSince",
    "submittedOn", "submittedSource", "submittedRecordedOn",
    "provisionalNumberOn", "provisionalNumberSource", "provisionalNumberRecordedOn",
    "permanentNumberOn", "permanentNumberSource", "permanentNumberRecordedOn",
    "ameliAccountOn", "ameliAccountSource", "ameliAccountRecordedOn",
    "carteVitaleOn", "carteVitaleSource", "carteVitaleRecordedOn",
    "gpDeclaredOn", "gpDeclaredSource", "gpDeclaredRecordedOn",
    "studiesStartOn", "studiesEndOn", "arrivedOn", "ehicValidUntil", "vitaleOrderedOn", "vitaleUpdatedOn",
    "version", "nextCheckOn", "overdueFrom", "changedAt") ON "Case" TO affilia_web;
GRANT UPDATE ("status", "statusOn", "statusRecordedOn", "reasonCode", "reasonText", "rejections", "expectedOn")
    ON "Document" TO affilia_web;

GRANT SELECT ON "Institution", "Membership", "Person", "Cohort", "Case", "CaseEvent", "Document", "User" TO affilia_worker;
GRANT UPDATE ("nextCheckOn", "overdueFrom") ON "Case" TO affilia_worker;
GRANT SELECT, INSERT, UPDATE ON "ReminderDigest", "ReminderLedger", "WorkerHeartbeat" TO affilia_worker;
GRANT SELECT, INSERT, UPDATE ON "CohortCount" TO affilia_worker;
GRANT SELECT, DELETE ON "CohortCountDelta" TO affilia_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON "WaitCurve" TO affilia_worker;
GRANT SELECT, UPDATE, DELETE ON "SignInRequest" TO affilia_worker;
GRANT SELECT, DELETE ON "Session" TO affilia_worker;

GRANT ALL ON ALL TABLES IN SCHEMA public TO affilia_maintenance;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO affilia_maintenance;
