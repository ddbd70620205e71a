package io.ringfence.api.incident;

import io.ringfence.api.errand.Errands;
import io.ringfence.api.errand.Office;
import io.ringfence.api.question.Questions;
import io.ringfence.api.store.Store;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Incidents of the office the server was started with, if it was. */
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {
  @Bean
  IncidentDesk incidentDesk(Errands errands) {
    return new IncidentDesk(errands, InstantSource.system());
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnBean(Office.class)
  IncidentFollower incidentFollower(IncidentDesk desk, Questions questions, Store store) {
    return IncidentFollower.start(desk, questions, store);
  }

  /** Named so that it is {@code incidents} among the parts of health. */
  @Bean
  @ConditionalOnBean(Office.class)
  HealthIndicator incidentsHealthIndicator(IncidentFollower follower) {
    return follower::health;
  }
}
