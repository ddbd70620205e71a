package io.ringfence.launcher.bench.margin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.domain.quantity.Precision;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peer: lines bound to records by Jackson, the formulas of linear positions written out in
 * decimals with nothing shared with the domain, answers bound again. What a good engineer writes
 * who needs this one kind of case.
 */
final class BoundPeer {
  private static final int SCALE = 18;
  private static final MathContext DIGITS = new MathContext(40);

  private final ObjectReader reader;
  private final ObjectWriter writer;

  BoundPeer() {
    JsonMapper mapper =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.reader = mapper.readerFor(Line.class);
    this.writer = mapper.writerFor(Reply.class);
  }

  /** A bracket as it is bound. */
  record Bracket(BigDecimal floor, BigDecimal cap, BigDecimal mmr, BigDecimal maintenanceAmount) {}

  /** A line as it is bound. */
  record Line(
      String id,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      BigDecimal isolatedMargin,
      List<Bracket> tiers,
      List<String> wanted) {}

  /** An answer as it is bound. */
  record Reply(
      String id,
      Map<String, @Nullable Object> result,
      Map<String, String> why,
      @Nullable String rulePack) {}

  /** Answers lines of the workload. */
  void answer(byte[] lines, OutputStream out) throws IOException {
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        Line line = reader.readValue(lines, start, i - start);
        out.write(writer.writeValueAsBytes(reply(line)));
        out.write('\n');
        start = i + 1;
      }
    }
  }

  private static Reply reply(Line line) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    Map<String, String> why = new LinkedHashMap<>();
    Sheet sheet = new Sheet(line);
    for (String wanted : line.wanted()) {
      Object figure = sheet.figure(wanted);
      result.put(wanted, figure instanceof BigDecimal it ? Precision.canonical(it) : figure);
      if (figure == null) {
        why.put(wanted, wanted.equals("marginRatio") ? "BANKRUPT" : "NONE");
      }
    }
    return new Reply(line.id(), result, why, null);
  }

  /** The formulas. */
  private record Sheet(Line line) {
    @Nullable Object figure(String name) {
      return switch (name) {
        case "liquidationPrice" -> liquidationPrice();
        case "bankruptcyPrice" ->
            price(cost().subtract(signed(line.isolatedMargin())), line.quantity());
        case "unrealisedPnl" -> profit();
        case "marginBalance" -> equity();
        case "maintenanceMargin" -> maintenance();
        case "marginRatio" ->
            equity().signum() <= 0
                ? null
                : maintenance().divide(equity(), SCALE, RoundingMode.CEILING);
        case "liquidatable" -> equity().compareTo(maintenance()) <= 0;
        default -> throw new IllegalArgumentException("the peer knows no " + name);
      };
    }

    private boolean isLong() {
      return line.side().equals("long");
    }

    private BigDecimal signed(BigDecimal figure) {
      return isLong() ? figure : figure.negate();
    }

    private BigDecimal cost() {
      return line.quantity().multiply(line.entryPrice());
    }

    private BigDecimal profit() {
      return signed(line.quantity().multiply(line.markPrice()).subtract(cost()));
    }

    private BigDecimal equity() {
      return line.isolatedMargin().add(profit());
    }

    private BigDecimal maintenance() {
      BigDecimal value = line.quantity().multiply(line.markPrice());
      Bracket bracket =
          line.tiers().stream()
              .filter(it -> value.compareTo(it.cap()) <= 0)
              .findFirst()
              .orElse(line.tiers().getLast());
      return value.multiply(bracket.mmr()).subtract(bracket.maintenanceAmount());
    }

    private @Nullable BigDecimal liquidationPrice() {
      for (Bracket bracket : line.tiers()) {
        BigDecimal cushion = line.isolatedMargin().add(bracket.maintenanceAmount());
        BigDecimal above = cost().subtract(signed(cushion));
        BigDecimal below = BigDecimal.ONE.subtract(signed(bracket.mmr()));
        BigDecimal value = above.divide(below, DIGITS);
        boolean last = bracket == line.tiers().getLast();
        if (value.compareTo(bracket.floor()) > 0 && (last || value.compareTo(bracket.cap()) <= 0)) {
          return price(above, below.multiply(line.quantity()));
        }
      }
      return null;
    }

    private @Nullable BigDecimal price(BigDecimal above, BigDecimal below) {
      RoundingMode towardsTheMark = isLong() ? RoundingMode.CEILING : RoundingMode.FLOOR;
      return above.signum() <= 0 ? null : above.divide(below, SCALE, towardsTheMark);
    }
  }
}
