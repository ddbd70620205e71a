package io.ringfence.reporting.workbook;

import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.reporting.evidence.MoveLine;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveScore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of sheet Moves: what was proposed, who answered, whether it was made, what it saved. */
final class MoveColumns {
  static final String MOVES = "Moves";
  static final String STATUS = "Status";
  private static final int AMOUNT = 18;
  private static final int POSITION = 34;
  private static final String FREE = "free balance";
  private static final Value NOT_YET = new Value.Word("not yet");

  private MoveColumns() {}

  static Table<MoveLine> moves() {
    return new Table<>(
        MOVES, Stream.of(proposed(), answered(), scored()).flatMap(List::stream).toList());
  }

  private static List<Column<MoveLine>> proposed() {
    return List.of(
        text("Batch", 9, row -> row.held().offer().id()),
        new Column<>("Move", 7, row -> Value.count(row.move().number())),
        new Column<>("Decided at", 21, row -> new Value.Moment(row.held().batch().decidedAt())),
        new Column<>("Called for by", 44, row -> new Value.Prose(calls(row.held().batch()))),
        text("Desk", 12, row -> row.held().batch().pool().desk()),
        text("Policy", 9, row -> row.move().policy()),
        text("To", POSITION, row -> row.move().to().map(MoveBatch.Leg::position).orElse(FREE)),
        text("From", POSITION, row -> row.move().source()),
        text("Asset", 9, MoveColumns::asset),
        amount("Amount", row -> Optional.of(row.move().amount()), Value.UNKNOWN));
  }

  private static List<Column<MoveLine>> answered() {
    return List.of(
        new Column<>(STATUS, 12, row -> new Value.State(state(row.status()))),
        new Column<>("Since", 21, row -> new Value.Moment(row.status().at())),
        new Column<>("Why", 40, row -> new Value.Prose(why(row.status()))),
        new Column<>(
            "Made",
            12,
            row ->
                row.observation()
                    .<Value>map(seen -> new Value.Text(word(seen.made())))
                    .orElse(NOT_YET)),
        amount(
            "Seen in wallets",
            row -> row.observation().map(OfferStep.Observed::amount).map(BigDecimal::new),
            NOT_YET));
  }

  private static List<Column<MoveLine>> scored() {
    return List.of(
        amount("Burned if ignored", row -> row.score().map(MoveScore::ignored), Value.UNKNOWN),
        amount("Burned if followed", row -> row.score().map(MoveScore::followed), Value.UNKNOWN),
        amount("Saved by following", MoveLine::savedByFollowing, new Value.Dash()),
        amount("Forgone", MoveLine::forgone, new Value.Dash()),
        text("Payload", 66, row -> row.held().offer().proposal().payloadHash()));
  }

  private static Column<MoveLine> text(String heading, int width, Function<MoveLine, String> text) {
    return new Column<>(heading, width, row -> new Value.Text(text.apply(row)));
  }

  private static Column<MoveLine> amount(
      String heading, Function<MoveLine, Optional<BigDecimal>> amount, Value otherwise) {
    return new Column<>(
        heading,
        AMOUNT,
        row -> amount.apply(row).map(figure -> Value.amount(figure, asset(row))).orElse(otherwise));
  }

  private static String asset(MoveLine row) {
    return row.held().batch().pool().settlementAsset();
  }

  private static String calls(MoveBatch batch) {
    return batch.calls().stream()
        .map(call -> (word(call.reason()) + " " + call.what()).strip())
        .collect(Collectors.joining("; "));
  }

  private static String state(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "PROPOSED";
      case Status.Accepted _ -> "ACCEPTED";
      case Status.Rejected _ -> "REJECTED";
      case Status.Expired _ -> "EXPIRED";
    };
  }

  private static String why(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "";
      case Status.Accepted it -> "by " + it.by();
      case Status.Rejected it -> "by %s: %s".formatted(it.by(), it.why());
      case Status.Expired it -> word(it.cause());
    };
  }

  private static String word(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
