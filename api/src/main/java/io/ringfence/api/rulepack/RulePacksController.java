package io.ringfence.api.rulepack;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.reporting.query.RulePacksQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** By whose rules a run valued positions, and which rules come into force after its instant. */
@RestController
@Tag(name = "rule packs")
final class RulePacksController {
  private final Questions questions;
  private final RunPacks packs;

  RulePacksController(Questions questions, RunPacks packs) {
    this.questions = questions;
    this.packs = packs;
  }

  @Operation(
      operationId = "rulePacks",
      summary = "Rules positions are valued by",
      description =
          "The packs the run used, and of the same venues those that come into force after the"
              + " instant, of this build or announced to the run: changes that are announced.")
  @OpenTo
  @GetMapping("/v1/rule-packs")
  RulePacksAnswer rulePacks(
      @Valid @ParameterObject Moment moment, @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, access);
    List<RulePacksQuery.Row> used = asked.ask(RulePacksQuery::new, all -> all.of(asked.runId()));
    return RulePacksAnswer.of(asked, used, announced(asked, used));
  }

  /** What this build knows, and what came with the input of the run. */
  private List<RulePack> announced(Asked asked, List<RulePacksQuery.Row> used) {
    RulePacks known = packs.known(asked);
    return used.stream()
        .map(RulePacksQuery.Row::venue)
        .distinct()
        .flatMap(venue -> known.of(venue).stream())
        .filter(pack -> pack.effectiveFrom().isAfter(asked.asOf()))
        .sorted(Comparator.comparing(RulePack::effectiveFrom).thenComparing(RulePack::stamp))
        .toList();
  }
}
