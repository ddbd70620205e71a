/**
 * The way to ClickHouse: where it is, connections with settings under which "no data" is never 0,
 * and types that lose no digit. The tables in {@code store.tables} are generated from the
 * migrations and seen by {@code query} only. No question is asked here.
 */
@NullMarked
package io.ringfence.reporting.store;

import org.jspecify.annotations.NullMarked;
