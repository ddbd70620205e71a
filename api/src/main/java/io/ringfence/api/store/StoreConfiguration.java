package io.ringfence.api.store;

import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store at the address the server was started with. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  /** Most questions put to the store at once; more wait. */
  private static final int CONNECTIONS = 8;

  @Bean(destroyMethod = "close")
  ClickHouseStore clickhouse(ClickHouseAddress address) {
    return ClickHouseStore.open(address, CONNECTIONS);
  }

  @Bean
  Store store(ClickHouseStore clickhouse) {
    return new Store(clickhouse);
  }

  /** Named so that it is {@code store} among the parts of readiness. */
  @Bean
  HealthIndicator storeHealthIndicator(Store store) {
    return new StoreHealth(store);
  }
}
