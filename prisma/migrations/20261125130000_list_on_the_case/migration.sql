-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "familyName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "givenName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "nationality" TEXT,
ADD COLUMN     "papersChecking" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "papersMissing" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "papersRejected" INTEGER NOT NULL DEFAULT 0;

-- What Prisma's schema language cannot say.

-- The office's list shows fifty students at once. Their names and papers stand on the case, so that a page of the list
-- reads the cases and nothing else; here the database keeps them equal to "Person" and "Document", whoever writes.
UPDATE "Case" c
SET "givenName" = p."givenName", "familyName" = p."familyName", "nationality" = p."nationality",
    "papersRejected" = coalesce(d.rejected, 0), "papersMissing" = coalesce(d.missing, 0),
    "papersChecking" = coalesce(d.checking, 0)
FROM "Person" p
LEFT JOIN (
    SELECT "institutionId", "studentUserId", count(*) FILTER (WHERE "status" IN ('rejected', 'fix_needed')) AS rejected,
        count(*) FILTER (WHERE "status" = 'missing') AS missing,
        count(*) FILTER (WHERE "status" IN ('deposited', 'with_office')) AS checking
    FROM "Document" GROUP BY 1, 2
) AS d ON d."institutionId" = p."institutionId" AND d."studentUserId" = p."userId"
WHERE p."institutionId" = c."institutionId" AND p."userId" = c."studentUserId";

-- A new case has no papers yet. FOR SHARE: whoever renames the person meanwhile waits, and then finds this case.
CREATE FUNCTION case_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    student record;
BEGIN
    SELECT "givenName", "familyName", "nationality" INTO student FROM "Person"
        WHERE "institutionId" = NEW."institutionId" AND "userId" = NEW."studentUserId" FOR SHARE;
    -- Without its person the foreign key refuses the case.
    IF FOUND THEN
        NEW."givenName" := student."givenName";
        NEW."familyName" := student."familyName";
        NEW."nationality" := student."nationality";
    END IF;
    IF TG_OP = 'INSERT' THEN
        NEW."papersRejected" := 0;
        NEW."papersMissing" := 0;
        NEW."papersChecking" := 0;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_names BEFORE INSERT OR UPDATE OF "institutionId", "studentUserId", "givenName", "familyName", "nationality"
    ON "Case" FOR EACH ROW EXECUTE FUNCTION case_names();

CREATE FUNCTION person_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    UPDATE "Case" SET "givenName" = NEW."givenName", "familyName" = NEW."familyName", "nationality" = NEW."nationality"
        WHERE "institutionId" = NEW."institutionId" AND "studentUserId" = NEW."userId";
    RETURN NULL;
END $$;
CREATE TRIGGER person_names AFTER UPDATE ON "Person" FOR EACH ROW
    WHEN ((OLD."givenName", OLD."familyName", OLD."nationality")
        IS DISTINCT FROM (NEW."givenName", NEW."familyName", NEW."nationality"))
    EXECUTE FUNCTION person_names();

-- By differences, so that two who write papers of one case at once are both counted; one update for all rows of a statement.
CREATE FUNCTION case_papers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE "Case" c
        SET "papersRejected" = c."papersRejected" - d.rejected, "papersMissing" = c."papersMissing" - d.missing,
            "papersChecking" = c."papersChecking" - d.checking
        FROM (
            SELECT "institutionId", "caseId", count(*) FILTER (WHERE "status" IN ('rejected', 'fix_needed')) AS rejected,
                count(*) FILTER (WHERE "status" = 'missing') AS missing,
                count(*) FILTER (WHERE "status" IN ('deposited', 'with_office')) AS checking
            FROM gone GROUP BY 1, 2
        ) AS d
        WHERE c."institutionId" = d."institutionId" AND c."id" = d."caseId" AND d.rejected + d.missing + d.checking > 0;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE "Case" c
        SET "papersRejected" = c."papersRejected" + d.rejected, "papersMissing" = c."papersMissing" + d.missing,
            "papersChecking" = c."papersChecking" + d.checking
        FROM (
            SELECT "institutionId", "caseId", count(*) FILTER (WHERE "status" IN ('rejected', 'fix_needed')) AS rejected,
                count(*) FILTER (WHERE "status" = 'missing') AS missing,
                count(*) FILTER (WHERE "status" IN ('deposited', 'with_office')) AS checking
            FROM come GROUP BY 1, 2
        ) AS d
        WHERE c."institutionId" = d."institutionId" AND c."id" = d."caseId" AND d.rejected + d.missing + d.checking > 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER case_papers_made AFTER INSERT ON "Document"
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION case_papers();
CREATE TRIGGER case_papers_moved AFTER UPDATE ON "Document"
    REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION case_papers();
CREATE TRIGGER case_papers_gone AFTER DELETE ON "Document"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION case_papers();
