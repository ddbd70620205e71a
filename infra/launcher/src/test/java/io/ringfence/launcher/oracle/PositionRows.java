package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads rows of positions and of their wallets. */
record PositionRows(MarketRows markets) {
  private static final List<String> FREE_TEXTS =
      List.of(
          "legal_entity",
          "strategy",
          "book_tag",
          "profile",
          "risk_class",
          "sector",
          "conviction",
          "pair_id");

  Fact version(Fields row) {
    long at = row.at();
    long sequence = row.whole("sequence");
    String venue = row.text("venue");
    String account = row.text("account");
    String instrument = row.text("instrument");
    String side = row.word("side", "long", "short");
    BigDecimal quantity = row.notNegative("quantity", RejectCode.NEGATIVE_QUANTITY);
    BigDecimal entry = row.price("entry_price");
    BigDecimal wallet = row.notNegative("isolated_margin", RejectCode.NEGATIVE_MARGIN);
    BigDecimal leverage = row.positive("leverage", RejectCode.NON_POSITIVE_AMOUNT);
    String desk = row.nodePart("desk");
    String book = row.nodePath("book");
    Map<String, String> others = others(row);
    BigDecimal stopPrice = row.optional("stop_price", row::price);
    BigDecimal stopQuantity = row.optional("stop_quantity", name -> size(row, name));
    BigDecimal said = row.optional("realised_pnl", row::decimal);
    PositionKey key = new PositionKey(markets.known(venue, instrument), account, side);
    return new Fact.Version(
        at,
        key,
        sequence,
        quantity,
        entry,
        wallet,
        leverage,
        desk,
        book,
        stopPrice,
        stopQuantity,
        said,
        others);
  }

  private static BigDecimal size(Fields row, String name) {
    return row.notNegative(name, RejectCode.NEGATIVE_QUANTITY);
  }

  /** What no figure depends on, but what two versions are told apart by. */
  private static Map<String, String> others(Fields row) {
    Map<String, String> others = new TreeMap<>();
    others.put("trader", row.text("trader"));
    put(others, "planned_max_loss", row.optional("planned_max_loss", name -> loss(row, name)));
    put(others, "thesis", row.optional("thesis", name -> row.word(name, "intact", "broken")));
    put(others, "plan", row.optional("plan", name -> row.word(name, "add", "exit")));
    put(
        others,
        "client_or_house",
        row.optional("client_or_house", name -> row.word(name, "client", "house")));
    FREE_TEXTS.forEach(name -> put(others, name, row.optional(name, row::text)));
    return others;
  }

  private static String loss(Fields row, String name) {
    return row.notNegative(name, RejectCode.OUT_OF_RANGE).toPlainString();
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.put(name, value);
    }
  }

  Fact movement(Fields row) {
    long at = row.at();
    long sequence = row.whole("sequence");
    String venue = row.text("venue");
    String account = row.text("account");
    String instrument = row.text("instrument");
    String side = row.word("side", "long", "short");
    String kind = row.word("kind", "add", "remove", "fee");
    BigDecimal amount = row.positive("amount", RejectCode.NON_POSITIVE_AMOUNT);
    PositionKey key = new PositionKey(markets.known(venue, instrument), account, side);
    return new Fact.Movement(at, key, sequence, kind, amount);
  }
}
