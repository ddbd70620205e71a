package io.ringfence.reporting.evidence;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.MoveBatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch of moves as text of one form only: its SHA-256 is what an answer is bound to. The same
 * batch has the same text on any machine and day.
 */
final class MoveBatchText {
  private static final String FORMAT = "ringfence-moves-1";

  private final Map<String, String> fields;

  private MoveBatchText(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The text of a batch. */
  static String of(MoveBatch batch) {
    MoveBatchText text = new MoveBatchText(new LinkedHashMap<>());
    text.write(batch);
    return EvidenceJson.object(text.fields);
  }

  /**
   * The batch of a text.
   *
   * @throws IOException when it is not what {@link #of} writes
   */
  static MoveBatch parse(String text) throws IOException {
    Map<String, String> fields = EvidenceJson.fields(text);
    if (!FORMAT.equals(fields.get("format"))) {
      throw new IOException("format must be %s, was %s".formatted(FORMAT, fields.get("format")));
    }
    try {
      return new MoveBatchText(fields).read();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("no batch of moves: " + e.getMessage(), e);
    }
  }

  private void write(MoveBatch batch) {
    put("format", FORMAT);
    put("run", batch.run());
    put("simulated", batch.simulated());
    put("decidedAt", batch.decidedAt());
    put("validUntil", batch.validUntil());
    put("drift", plain(batch.drift()));
    put("pool.venue", batch.pool().venue());
    put("pool.account", batch.pool().account());
    put("pool.settlementAsset", batch.pool().settlementAsset());
    put("pool.desk", batch.pool().desk());
    put("pool.legalEntity", batch.pool().legalEntity());
    put("pool.clientOrHouse", batch.pool().clientOrHouse());
    write("call", batch.calls(), this::write);
    write("move", batch.moves(), this::write);
    write("gate", batch.gates(), this::write);
    batch.tail().ifPresent(this::write);
    batch.certificate().ifPresent(proof -> write("rank", proof.ranks(), this::write));
  }

  private <T> void write(String name, List<T> all, BiConsumer<String, T> writer) {
    put(name + "s", all.size());
    for (int i = 0; i < all.size(); i++) {
      writer.accept("%s.%s.".formatted(name, i + 1), all.get(i));
    }
  }

  private <T> List<T> read(String name, Function<String, T> reader) {
    List<T> all = new ArrayList<>();
    for (int i = 1; i <= Integer.parseInt(text(name + "s")); i++) {
      all.add(reader.apply("%s.%s.".formatted(name, i)));
    }
    return all;
  }

  private void write(String prefix, Batch.Gate gate) {
    put(prefix + "shock", plain(gate.shock()));
    put(prefix + "burnedBefore", plain(gate.burnedBefore()));
    put(prefix + "burnedAfter", plain(gate.burnedAfter()));
  }

  private void write(MoveBatch.Tail tail) {
    put("tail.tolerance", plain(tail.tolerance()));
    tail.joint().ifPresent(this::write);
    write("crash", tail.crashes(), this::write);
  }

  private void write(BurnTail joint) {
    put("tail.horizon", joint.horizon());
    put("tail.windows", joint.windows());
    put("tail.leftOut", joint.leftOut());
    joint.before().ifPresent(before -> put("tail.before", plain(before)));
    joint.after().ifPresent(after -> put("tail.after", plain(after)));
  }

  private void write(String prefix, Containment.Burn burn) {
    put(prefix + "window", burn.window());
    put(prefix + "burnedBefore", plain(burn.before()));
    put(prefix + "burnedAfter", plain(burn.after()));
    put(prefix + "unknown", burn.unknown());
  }

  private void write(String prefix, Certificate.Rank rank) {
    put(prefix + "objective", rank.objective());
    put(prefix + "reached", plain(rank.reached()));
    put(prefix + "bound", plain(rank.bound()));
    put(prefix + "gap", plain(rank.gap()));
    put(prefix + "residual", plain(rank.residual()));
    write(prefix + "binding", rank.binding(), (name, words) -> put(name + "words", words));
  }

  private void write(String prefix, MoveBatch.Call call) {
    put(prefix + "reason", call.reason());
    put(prefix + "at", call.at());
    put(prefix + "what", call.what());
  }

  private void write(String prefix, MoveBatch.Move move) {
    put(prefix + "number", move.number());
    put(prefix + "policy", move.policy());
    put(prefix + "amount", plain(move.amount()));
    put(prefix + "source", move.source());
    put(prefix + "reason", move.reason());
    put(prefix + "voidIf", move.voidIf());
    move.from().ifPresent(leg -> write(prefix + "from.", leg));
    move.to().ifPresent(leg -> write(prefix + "to.", leg));
  }

  private void write(String prefix, MoveBatch.Leg leg) {
    put(prefix + "position", leg.position());
    put(prefix + "episode", leg.episode());
    put(prefix + "mark", plain(leg.mark()));
    put(prefix + "wallet", plain(leg.wallet()));
    leg.liquidationBefore().ifPresent(price -> put(prefix + "liquidationBefore", plain(price)));
    leg.liquidationAfter().ifPresent(price -> put(prefix + "liquidationAfter", plain(price)));
  }

  private static String plain(BigDecimal figure) {
    return Precision.canonical(figure);
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private MoveBatch read() {
    return new MoveBatch(
        text("run"),
        Boolean.parseBoolean(text("simulated")),
        Instant.parse(text("decidedAt")),
        Instant.parse(text("validUntil")),
        read("call", this::call),
        new SuggestionsQuery.Pool(
            text("pool.venue"),
            text("pool.account"),
            text("pool.settlementAsset"),
            text("pool.desk"),
            fields.get("pool.legalEntity"),
            fields.get("pool.clientOrHouse")),
        decimal("drift"),
        read("move", this::move),
        read("gate", this::gate),
        fields.containsKey("tail.tolerance") ? Optional.of(tail()) : Optional.empty(),
        fields.containsKey("ranks")
            ? Optional.of(new Certificate(read("rank", this::rank)))
            : Optional.empty());
  }

  private MoveBatch.Call call(String prefix) {
    return new MoveBatch.Call(
        Trigger.Reason.valueOf(text(prefix + "reason")),
        Instant.parse(text(prefix + "at")),
        text(prefix + "what"));
  }

  private Batch.Gate gate(String prefix) {
    return new Batch.Gate(
        decimal(prefix + "shock"),
        decimal(prefix + "burnedBefore"),
        decimal(prefix + "burnedAfter"));
  }

  private MoveBatch.Tail tail() {
    return new MoveBatch.Tail(
        read("crash", this::burn),
        fields.containsKey("tail.windows") ? Optional.of(joint()) : Optional.empty(),
        decimal("tail.tolerance"));
  }

  private BurnTail joint() {
    return new BurnTail(
        Duration.parse(text("tail.horizon")),
        Integer.parseInt(text("tail.windows")),
        Integer.parseInt(text("tail.leftOut")),
        price("tail.before"),
        price("tail.after"));
  }

  private Containment.Burn burn(String prefix) {
    return new Containment.Burn(
        text(prefix + "window"),
        decimal(prefix + "burnedBefore"),
        decimal(prefix + "burnedAfter"),
        Integer.parseInt(text(prefix + "unknown")));
  }

  private Certificate.Rank rank(String prefix) {
    return new Certificate.Rank(
        text(prefix + "objective"),
        decimal(prefix + "reached"),
        decimal(prefix + "bound"),
        decimal(prefix + "gap"),
        decimal(prefix + "residual"),
        read(prefix + "binding", name -> text(name + "words")));
  }

  private MoveBatch.Move move(String prefix) {
    return new MoveBatch.Move(
        Integer.parseInt(text(prefix + "number")),
        text(prefix + "policy"),
        decimal(prefix + "amount"),
        text(prefix + "source"),
        leg(prefix + "from."),
        leg(prefix + "to."),
        text(prefix + "reason"),
        text(prefix + "voidIf"));
  }

  private Optional<MoveBatch.Leg> leg(String prefix) {
    return fields.containsKey(prefix + "position")
        ? Optional.of(
            new MoveBatch.Leg(
                text(prefix + "position"),
                Long.parseLong(text(prefix + "episode")),
                decimal(prefix + "mark"),
                decimal(prefix + "wallet"),
                price(prefix + "liquidationBefore"),
                price(prefix + "liquidationAfter")))
        : Optional.empty();
  }

  private Optional<BigDecimal> price(String name) {
    return Optional.ofNullable(fields.get(name)).map(BigDecimal::new);
  }

  private BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  private String text(String name) {
    return Objects.requireNonNullElse(fields.get(name), "");
  }
}
