package io.ringfence.api.store;

import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store at the address the server was started with. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  /** Most questions put to the store at once; more wait. */
  private static final int CONNECTIONS = 8;

  /** How long a caller waits for an answer of the store. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a probe waits; whoever probes gives up soon after. */
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);

  @Bean(destroyMethod = "close")
  ClickHouseStore clickhouse(ClickHouseAddress address) {
    return ClickHouseStore.open(address, CONNECTIONS, StorePriority.QUESTION.settings());
  }

  @Bean
  Store store(ClickHouseStore clickhouse) {
    return new Store(clickhouse, PATIENCE);
  }

  /** Named so that it is {@code store} among the parts of readiness. */
  @Bean
  HealthIndicator storeHealthIndicator(ClickHouseStore clickhouse) {
    return new StoreHealth(new Store(clickhouse, PROBE_PATIENCE));
  }
}
