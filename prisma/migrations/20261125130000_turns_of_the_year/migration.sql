-- A European card covers until a day that is known. @source DOMAIN §1
ALTER TABLE "Case"
    ADD CONSTRAINT "case_cover_has_last_day"
        CHECK ("route" <> 'ehic_covers' OR "ehicValidUntil" IS NOT NULL);

-- The worker forgets the birthday of whoever has come of age: with it the answer about the age.
GRANT UPDATE ("turns18On", "answers") ON "Case" TO affilia_worker;

-- A certificate that nobody has sent yet is asked for for the academic year that counts.
GRANT UPDATE ("period") ON "Document" TO affilia_web, affilia_worker;
