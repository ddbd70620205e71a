package io.ringfence.api.errand;

import io.ringfence.reporting.store.ClickHouseAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Errands of the office the server was started with, if it was. */
@Configuration(proxyBeanMethods = false)
class ErrandConfiguration {
  @Bean
  Errands errands(ObjectProvider<Office> office, ClickHouseAddress store) {
    return new Errands(office.getIfAvailable(), store);
  }

  /** Named so that it is {@code office} among the parts of health. */
  @Bean
  HealthIndicator officeHealthIndicator(ObjectProvider<Office> office) {
    return new OfficeHealth(office.getIfAvailable());
  }
}
