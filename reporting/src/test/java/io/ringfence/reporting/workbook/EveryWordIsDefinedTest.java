package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.Breach;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.budget.RateNews;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.ExposureState;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.domain.outcome.Made;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.position.StopCoverage;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.Rival;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.domain.reconciliation.Verdict;
import io.ringfence.domain.signoff.SignOffState;
import io.ringfence.reporting.report.DefaultLine;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.StopLine;
import io.ringfence.reporting.report.TopUps;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads one of our words in a column finds on sheet Definitions what it means. */
class EveryWordIsDefinedTest {
  private record Words(String table, String heading, List<String> words) {
    @Override
    public String toString() {
      return table + ", " + heading;
    }
  }

  private static <E extends Enum<E>> Words of(
      String table, String heading, Class<E> words, Function<E, String> shown) {
    return new Words(
        table, heading, Arrays.stream(words.getEnumConstants()).map(shown).distinct().toList());
  }

  private static <E extends Enum<E>> Words names(String table, String heading, Class<E> words) {
    return of(table, heading, words, Enum::name);
  }

  private static <E extends Enum<E>> Words small(String table, String heading, Class<E> words) {
    return of(
        table, heading, words, word -> word.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  static Stream<Words> columns() {
    return Stream.of(
        names("Suggestions", "Feasibility", Suggestion.Obstacle.class),
        small("Suggestions", "Policy", Aims.Stance.class),
        small("Tickets", "Answer", Rival.Kind.class),
        small("Moves", "Called for by", Trigger.Reason.class),
        small("Moves", "Made", Made.class),
        small("Moves", "Why", Status.Cause.class),
        names("Positions", "State", ExposureState.class),
        names("Alerts", "Kind", AlertLevels.Kind.class),
        names("All budgets", "State", BudgetState.class),
        names("Days", "State", BudgetState.class),
        names("Breaches", "Cause", Breach.Cause.class),
        names("Breaches", "Ending", Breach.Ending.class),
        names("Incidents", "State", IncidentState.class),
        names("Incidents", "Cause", Cause.class),
        names("Incidents", "Resolution", Resolution.class),
        names("SignOffs", "State", SignOffState.class),
        small("TopUps", "Verdict", TopUps.Verdict.class),
        small("Stops", "Finding", StopCoverage.Finding.class),
        small("Stops", "Sizing", StopLine.Sizing.class),
        new Words(
            "Rates",
            "Condition",
            List.of(RateNews.Condition.MISSING.name(), RateNews.Condition.STALE.name())),
        names("VenueNumbers", "Rules", Verdict.class),
        of("VenueNumbers", "Our book", NumberLine.Book.class, NumberLine.Book::word),
        of("Statements", "Verdict", StatementLine.Verdict.class, StatementLine.Verdict::word),
        of("ExpectedAccounts", "Verdict", ExpectedLine.Verdict.class, ExpectedLine.Verdict::word),
        of("Defaults", "Verdict", DefaultLine.Verdict.class, DefaultLine.Verdict::word));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("columns")
  void sheetDefinitionsSaysWhatItMeans(Words column) {
    String meaning = Glossary.ofClassPath().of(column.table(), column.heading()).meaning();
    assertThat(column.words()).isNotEmpty().allMatch(meaning::contains);
  }
}
