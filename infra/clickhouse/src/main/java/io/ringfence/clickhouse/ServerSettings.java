package io.ringfence.clickhouse;

import java.util.List;

/**
 * How the engine is set up for one machine that it shares with the rest of the platform: small
 * caches, few background threads, and a statement that wants more than 1 GiB fails instead of
 * taking it. Parts are merged with what processor time inserts and questions leave: merging is
 * three quarters of what the engine does under a load of inserts, and nobody waits for it. Names
 * are ClickHouse's server settings.
 */
final class ServerSettings {
  static final List<String> ARGUMENTS =
      List.of(
          "--mark_cache_size=33554432",
          "--uncompressed_cache_size=0",
          "--primary_index_cache_size=33554432",
          "--index_mark_cache_size=8388608",
          "--max_server_memory_usage=1073741824",
          "--max_thread_pool_free_size=32",
          "--background_pool_size=2",
          "--os_threads_nice_value_merge_mutate=10");

  private ServerSettings() {}
}
