package io.ringfence.clickhouse;

import java.util.List;

/**
 * How the engine is set up for one machine that it shares with the rest of the platform: small
 * caches and few background threads. Names are ClickHouse's server settings.
 */
final class ServerSettings {
  static final List<String> ARGUMENTS =
      List.of(
          "--mark_cache_size=33554432",
          "--uncompressed_cache_size=0",
          "--primary_index_cache_size=33554432",
          "--background_pool_size=2");

  private ServerSettings() {}
}
