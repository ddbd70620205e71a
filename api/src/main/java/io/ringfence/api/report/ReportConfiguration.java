package io.ringfence.api.report;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Errands;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports of the office the server was started with, if it was. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
  @Bean(destroyMethod = "close")
  ReportDesk reportDesk(
      Errands errands, AuditTrail trail, ProposalLedger proposals, InstantSource clock) {
    return new ReportDesk(errands, trail, proposals.folder(), clock);
  }
}
