import { type Catalog, readCatalog } from './catalog.ts';
import type { Database } from './database.ts';
import { acceptedJobTypes, chooseJobType, generationOf } from './job-type.ts';
import { missingColumns, schemaFailure } from './missing-columns.ts';
import { NEEDED, USERS_TABLE } from './needed-tables.ts';
import type { Profile } from './profile.ts';
import { server } from './reach.ts';
import { safely } from './safely.ts';

/**
 * Looks at the database once, at boot. Permanent Failures: DB_SCHEMA naming every column that is missing;
 * DB_JOB_TYPE where `job_type` does not accept what is wanted.
 */
export function inspect(db: Database, wanted: { readonly jobType?: string | undefined } = {}): Promise<Profile> {
  return safely(db, async () => {
    const name = await server(db);
    const catalog = await readCatalog(db, name, [...NEEDED.keys()]);
    const missing = missingColumns(catalog.columns);
    if (missing.length > 0) throw schemaFailure(missing);
    return profileOf(name, catalog, wanted.jobType);
  });
}

function profileOf(name: string, catalog: Catalog, jobType: string | undefined): Profile {
  const declared = catalog.columns.get('generation_queue')?.get('job_type') ?? '';
  return {
    server: name,
    generation: generationOf(declared),
    jobType: chooseJobType(acceptedJobTypes(declared, catalog.queueChecks), jobType),
    userTimeIndex: indexBeginning(catalog, ['user_id', 'timestamp']),
    userIndex: indexBeginning(catalog, ['user_id', 'timestamp']) ?? indexBeginning(catalog, ['user_id']),
    activityText: catalog.activityText,
    usersTable: catalog.columns.has(USERS_TABLE),
  };
}

/** The narrowest index of activity_log whose first columns are these; null where there is none. */
function indexBeginning(catalog: Catalog, columns: readonly string[]): string | null {
  const fitting = [...catalog.activityIndexes]
    .filter(([, found]) => columns.every((column, position) => found[position] === column))
    .sort(([, one], [, other]) => one.length - other.length);
  return fitting[0]?.[0] ?? null;
}
