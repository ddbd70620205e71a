/**
 * Brings a database to the tables this build speaks of. The files {@code clickhouse/V###__name.sql}
 * on the class path are the only definition of any table; {@link
 * io.ringfence.contracts.migration.MigrationRunner} applies them in order, one statement at a time,
 * and records what it applied.
 *
 * <p>Nothing here knows a driver: the caller brings a {@link java.sql.Connection}. No query about
 * positions or budgets belongs here.
 */
@NullMarked
package io.ringfence.contracts.migration;

import org.jspecify.annotations.NullMarked;
