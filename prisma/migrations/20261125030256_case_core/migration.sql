-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "precheck" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "addressChangedOn" DATE,
ADD COLUMN     "addressToldAmeliOn" DATE,
ADD COLUMN     "afterStudiesFor" DATE,
ADD COLUMN     "afterStudiesPlan" TEXT,
ADD COLUMN     "answers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "attestationValidUntil" DATE,
ADD COLUMN     "certificateUploadedOn" DATE,
ADD COLUMN     "leavingOn" DATE,
ADD COLUMN     "portalLinkSentAt" TIMESTAMPTZ(3),
ADD COLUMN     "residencePermitExpiresOn" DATE,
ADD COLUMN     "studentActedOn" DATE,
ADD COLUMN     "turns18On" DATE,
ADD COLUMN     "visaValidatedOn" DATE,
ADD COLUMN     "vitaleLostOn" DATE;

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "inferences" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "WaitCurve" DROP CONSTRAINT "WaitCurve_pkey",
DROP COLUMN "cohortId",
DROP COLUMN "computedAt",
ADD COLUMN     "computedOn" DATE NOT NULL,
ADD CONSTRAINT "WaitCurve_pkey" PRIMARY KEY ("institutionId", "milestone");

-- CreateTable
CREATE TABLE "FormReceipt" (
    "institutionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormReceipt_pkey" PRIMARY KEY ("institutionId","userId","key")
);

-- CreateIndex
CREATE INDEX "FormReceipt_createdAt_idx" ON "FormReceipt"("createdAt");

-- AddForeignKey
ALTER TABLE "WaitCurve" ADD CONSTRAINT "WaitCurve_institutionId_fkey" FOREIGN KEY ("institutionId") REFERENCES "Institution"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say.

ALTER TABLE "Case"
    ADD CONSTRAINT "case_card_lost_after_card"
        CHECK ("vitaleLostOn" IS NULL
            OR ("carteVitaleOn" IS NOT NULL AND "vitaleLostOn" >= "carteVitaleOn")),
    ADD CONSTRAINT "case_studies_end_after_start"
        CHECK ("studiesEndOn" >= "studiesStartOn"),
    ADD CONSTRAINT "case_after_studies_whole"
        CHECK (num_nulls("afterStudiesPlan", "afterStudiesFor") IN (0, 2));

-- A paper that is not needed, or to be changed, says why, like a rejected one.
UPDATE "Document" SET "reasonCode" = 'situation' WHERE "status" = 'not_needed' AND "reasonCode" IS NULL;
UPDATE "Document" SET "reasonCode" = 'wrong-document' WHERE "status" = 'fix_needed' AND "reasonCode" IS NULL;
ALTER TABLE "Document"
    DROP CONSTRAINT "document_rejected_has_reason",
    ADD CONSTRAINT "document_judged_has_reason"
        CHECK ("status" NOT IN ('rejected', 'fix_needed', 'not_needed') OR "reasonCode" IS NOT NULL);

-- ---- Row-level security and rights of what is new. ----

-- New papers follow from the answers of the triage: whoever may change a case may ask for them in it.
CREATE POLICY web_add ON "Document" FOR INSERT TO affilia_web
    WITH CHECK ("institutionId" = (SELECT app_institution())
        AND ((SELECT app_may_edit()) OR ((SELECT app_role()) = 'student' AND "studentUserId" = (SELECT app_user()))));
GRANT INSERT ON "Document" TO affilia_web, affilia_worker;
GRANT UPDATE ("inferences") ON "Document" TO affilia_web;

GRANT UPDATE ("answers", "turns18On", "visaValidatedOn", "residencePermitExpiresOn", "attestationValidUntil",
    "vitaleLostOn", "addressChangedOn", "addressToldAmeliOn", "certificateUploadedOn", "leavingOn",
    "portalLinkSentAt", "afterStudiesPlan", "afterStudiesFor", "studentActedOn") ON "Case" TO affilia_web;

-- The worker brings a case back when a European card has lapsed: that moves no milestone.
GRANT UPDATE ("route", "routeKnownSince", "disposition", "dispositionReason", "activeSince", "version", "changedAt")
    ON "Case" TO affilia_worker;
GRANT UPDATE ("status", "statusOn", "statusRecordedOn", "reasonCode", "reasonText", "rejections", "expectedOn", "inferences")
    ON "Document" TO affilia_worker;
GRANT INSERT ON "CaseEvent" TO affilia_worker;

ALTER TABLE "FormReceipt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FormReceipt" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON "FormReceipt" TO affilia_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON "FormReceipt" TO affilia_worker
    USING ((SELECT app_role()) = 'worker') WITH CHECK ((SELECT app_role()) = 'worker');
CREATE POLICY web_own ON "FormReceipt" TO affilia_web
    USING ("institutionId" = (SELECT app_institution()) AND "userId" = (SELECT app_user()))
    WITH CHECK ("institutionId" = (SELECT app_institution()) AND "userId" = (SELECT app_user()));
REVOKE ALL ON "FormReceipt" FROM PUBLIC;
GRANT SELECT, INSERT ON "FormReceipt" TO affilia_web;
GRANT SELECT, DELETE ON "FormReceipt" TO affilia_worker;
GRANT ALL ON "FormReceipt" TO affilia_maintenance;
