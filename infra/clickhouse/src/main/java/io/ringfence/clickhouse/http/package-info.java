/**
 * ClickHouse's HTTP interface in front of the embedded engine, as its official Java clients, jOOQ
 * and curl use it.
 *
 * <p>Reads requests, splits statements from inline data, bounds what runs at once and translates
 * errors. It knows nothing of the tables; SQL is the engine's business.
 */
@NullMarked
package io.ringfence.clickhouse.http;

import org.jspecify.annotations.NullMarked;
