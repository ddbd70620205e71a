package io.ringfence.reporting.venue;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.venue.PayloadException;
import io.ringfence.contracts.venue.PayloadRow;
import io.ringfence.contracts.venue.PayloadSource;
import io.ringfence.contracts.venue.VenueComparison;
import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.contracts.venue.VenuePayloads;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.OwnFigure;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reading;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.VenueFigure;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.report.BookFigures;
import io.ringfence.reporting.report.Sha256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's answer about the positions of an account, compared as {@code ringfence venues compare}
 * does: each figure it prints beside what the rule pack makes of the payload's own inputs.
 *
 * @param file its name, for messages and as source of the figures
 * @param source venue and account, which it does not say of itself
 * @param rows its figures
 * @param refused rows that could not be used, with the reason
 * @param digest SHA-256 of its bytes and of venue and account, hexadecimal
 */
public record NumbersFile(
    String file,
    PayloadSource source,
    List<VenueFiguresQuery.Row> rows,
    List<String> refused,
    String digest) {
  /** The verdict of an input: there is nothing to compare it with but our book. */
  public static final String GIVEN = "GIVEN";

  public NumbersFile {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }

  /**
   * Reads a payload.
   *
   * @param packs rules it is compared by
   * @param asOf instant of the report it is given for: that of a payload which names no time
   * @throws IllegalArgumentException for a venue whose payloads cannot be read
   */
  public static NumbersFile read(
      String file, byte[] content, PayloadSource source, RulePacks packs, Instant asOf) {
    List<VenueFiguresQuery.Row> rows = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (PayloadRow row : VenuePayloads.read(file, content, source)) {
      switch (row) {
        case PayloadRow.Flat _ -> {}
        case PayloadRow.Refused(var message) -> refused.add(message);
        case PayloadRow.Position position -> {
          try {
            rows.addAll(rows(position, comparison(packs, position, asOf), asOf));
          } catch (PayloadException e) {
            refused.add(String.valueOf(e.getMessage()));
          }
        }
      }
    }
    return new NumbersFile(file, source, rows, refused, digest(content, source));
  }

  private static Compared comparison(RulePacks packs, PayloadRow.Position position, Instant asOf) {
    Optional<Instant> named = position.update().times().latest();
    return new VenueComparison(packs, named.or(() -> Optional.of(asOf)), ReconciliationTerms.NONE)
        .of(position);
  }

  private static String digest(byte[] content, PayloadSource source) {
    String all = "%s\n%s\n%s\n".formatted(source.venue(), source.account(), Sha256.hex(content));
    return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
  }

  private static List<VenueFiguresQuery.Row> rows(
      PayloadRow.Position position, Compared compared, Instant asOf) {
    PositionUpdate update = compared.update();
    Optional<Instant> named = update.times().latest();
    VenueFiguresQuery.Time time = new VenueFiguresQuery.Time(named.orElse(asOf), named.isPresent());
    List<VenueFiguresQuery.Row> rows = new ArrayList<>();
    String key = update.key().toString();
    rows.add(
        new VenueFiguresQuery.Row(
            key, time, BookFigures.QUANTITY, given(update.holding().quantity()), position.place()));
    rows.add(
        new VenueFiguresQuery.Row(
            key,
            time,
            BookFigures.ENTRY_PRICE,
            given(update.holding().entryPrice().map(Reading::figure).orElse(null)),
            position.place()));
    rows.add(
        new VenueFiguresQuery.Row(
            key,
            time,
            BookFigures.WALLET,
            given(compared.wallet().orElse(null)),
            position.place()));
    String pack = compared.rules().pack().stamp();
    for (Break found : compared.breaks()) {
      rows.add(
          new VenueFiguresQuery.Row(
              key, time, found.figure().label(), finding(found, pack), position.place()));
    }
    return rows;
  }

  private static VenueFiguresQuery.Finding given(@Nullable BigDecimal printed) {
    return new VenueFiguresQuery.Finding(GIVEN, printed, null, null, "", "");
  }

  private static VenueFiguresQuery.Finding finding(Break found, String pack) {
    return new VenueFiguresQuery.Finding(
        found.verdict().name(),
        printed(found.venue()),
        ours(found.ours()),
        found.tolerance().orElse(null),
        found.why(),
        pack);
  }

  private static @Nullable BigDecimal printed(VenueFigure figure) {
    return switch (figure) {
      case VenueFigure.Printed(var value, _) -> value;
      case VenueFigure.Input(var value, _) -> value;
      case VenueFigure.NotPrinted _ -> null;
    };
  }

  private static @Nullable BigDecimal ours(OwnFigure figure) {
    return switch (figure) {
      case OwnFigure.Value(var value) ->
          value.rounded(Precision.AMOUNT_SCALE, RoundingMode.HALF_EVEN);
      case OwnFigure.None _, OwnFigure.Unknown _ -> null;
    };
  }
}
