package io.ringfence.api.proposal;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps proposals beside the audit ledger. */
@Configuration(proxyBeanMethods = false)
class ProposalConfiguration {
  @Bean
  ProposalLedger proposals(AuditTrail trail, InstantSource clock) {
    return new ProposalLedger(folder(trail), clock);
  }

  @Bean
  HandOffs handOffs(AuditTrail trail, InstantSource clock) {
    return new HandOffs(folder(trail), clock);
  }

  /** Where the server was started with a broker. */
  @Bean(destroyMethod = "close")
  @ConditionalOnBean(HandOffBroker.class)
  HandOffTopic handOffTopic(HandOffs handOffs, HandOffBroker broker) {
    return new HandOffTopic(handOffs, broker);
  }

  /** Named so that it is {@code handOffs} among the parts of health. */
  @Bean
  HealthIndicator handOffsHealthIndicator(ObjectProvider<HandOffTopic> topic, InstantSource clock) {
    return new HandOffHealth(topic.getIfAvailable(), clock);
  }

  private static EvidenceFolder folder(AuditTrail trail) {
    return new EvidenceFolder(trail.folder().resolve("proposals"));
  }
}
