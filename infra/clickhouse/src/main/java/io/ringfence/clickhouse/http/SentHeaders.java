package io.ringfence.clickhouse.http;

import org.jspecify.annotations.Nullable;

/** Headers of a request. */
interface SentHeaders {
  /** The first of a name, whatever its case; null: there is none. */
  @Nullable String first(String name);
}
