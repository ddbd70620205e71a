package io.ringfence.api.rulepack;

import io.ringfence.api.question.Asked;
import io.ringfence.api.store.Store;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.reporting.query.RulePackDocumentsQuery;
import io.ringfence.reporting.report.AnnouncedPacks;
import io.ringfence.reporting.report.Valuation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Rule packs of this build, and those that venues announced to runs. */
@Component
public final class RunPacks {
  private final ObjectProvider<RulePacks> build;
  private final Store store;
  private final Map<String, RulePacks> stamped = new ConcurrentHashMap<>();

  RunPacks(ObjectProvider<RulePacks> build, Store store) {
    this.build = build;
    this.store = store;
  }

  /** Those of this build alone. */
  public RulePacks ofBuild() {
    return build.getObject();
  }

  /** Those that are known where a question is asked from. */
  public RulePacks known(Asked asked) {
    return asked.ask(
        (clickhouse, _) ->
            AnnouncedPacks.known(clickhouse, ofBuild(), asked.runId(), asked.vantage()),
        AnnouncedPacks::all);
  }

  /**
   * Values positions of a run by what they are stamped with. What was announced to the run is asked
   * for where a stamp is known neither of this build nor from before.
   */
  public Valuation valuation(String run) {
    return new Valuation(
        stamped.getOrDefault(run, ofBuild()), AlertLevels.DEFAULT, () -> announced(run));
  }

  private RulePacks announced(String run) {
    RulePacks all =
        AnnouncedPacks.beside(
            ofBuild(),
            store.ask(RulePackDocumentsQuery::new, DeskScope.ALL, packs -> packs.of(run)));
    stamped.put(run, all);
    return all;
  }
}
