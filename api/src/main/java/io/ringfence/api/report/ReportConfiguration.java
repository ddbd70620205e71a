package io.ringfence.api.report;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Errands;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports of the office the server was started with, if it was. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
  @Bean(destroyMethod = "close")
  ReportDesk reportDesk(
      Errands errands,
      Store store,
      AuditTrail trail,
      ProposalLedger proposals,
      InstantSource clock) {
    ReportMaking.Sources sources =
        new ReportMaking.Sources(run -> changes(store, run), proposals.folder());
    return new ReportDesk(errands, sources, trail, clock);
  }

  /** A report reads a run whole, whoever it is for: this decides what its program is given. */
  private static long changes(Store store, String run) {
    return store.askAside(PositionChangesQuery::new, DeskScope.ALL, query -> query.count(run));
  }
}
