-- The office's list. Under row-level security a condition may use an index only if its function is leakproof, and
-- equality of an enum is not: an index by status was never used. This one holds all that the list asks of a case, the
-- policy's column included, so that a page is found by reading the index alone, whatever narrows the list.
DROP INDEX "Case_institutionId_cohortId_sortName_id_idx";
DROP INDEX "Case_institutionId_cohortId_status_sortName_id_idx";
CREATE INDEX "Case_list" ON "Case"("institutionId", "cohortId", "sortName", "id", "studentUserId", "status", "disposition", "overdueFrom");
