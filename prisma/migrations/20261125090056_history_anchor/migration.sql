-- CreateTable
CREATE TABLE "HistoryAnchor" (
    "institutionId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "headHash" TEXT NOT NULL,
    "mac" TEXT NOT NULL,
    "anchoredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HistoryAnchor_pkey" PRIMARY KEY ("institutionId","caseId","count")
);

-- AddForeignKey
ALTER TABLE "HistoryAnchor" ADD CONSTRAINT "HistoryAnchor_institutionId_caseId_fkey" FOREIGN KEY ("institutionId", "caseId") REFERENCES "Case"("institutionId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say.

CREATE TRIGGER history_anchor_no_change BEFORE UPDATE OR DELETE ON "HistoryAnchor"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_anchor_no_truncate BEFORE TRUNCATE ON "HistoryAnchor"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "HistoryAnchor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "HistoryAnchor" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON "HistoryAnchor" TO affilia_owner USING (true) WITH CHECK (true);
CREATE POLICY worker_all ON "HistoryAnchor" TO affilia_worker
    USING ((SELECT app_role()) = 'worker') WITH CHECK ((SELECT app_role()) = 'worker');
REVOKE ALL ON "HistoryAnchor" FROM PUBLIC;
GRANT SELECT, INSERT ON "HistoryAnchor" TO affilia_worker;
GRANT SELECT ON "HistoryAnchor" TO affilia_maintenance;
