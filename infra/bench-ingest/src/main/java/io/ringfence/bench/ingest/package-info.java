/**
 * Rows into the embedded engine: the sink of the jobs beside ClickHouse's own Java clients. Every
 * writer sends the same rows from the same number of threads; what has arrived is summed by the
 * engine itself and compared with the rows' definition in SQL.
 */
@NullMarked
package io.ringfence.bench.ingest;

import org.jspecify.annotations.NullMarked;
