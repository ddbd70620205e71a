package io.ringfence.domain.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instruments, positions and nodes: how they are named, parsed and ordered. */
class NamesOfThingsTest {
  private static PositionKey key(String venue, String symbol, String account, PositionSide side) {
    return new PositionKey(new InstrumentId(venue, symbol), account, side);
  }

  @Test
  void aPositionIsWrittenVenueAccountInstrumentSide() {
    assertThat(key("binance", "BTCUSDT", "a1", PositionSide.LONG))
        .hasToString("binance/a1/BTCUSDT/long");
  }

  @Test
  void positionsAreOrderedByVenueInstrumentAccountAndSide() {
    List<PositionKey> ordered =
        List.of(
            key("aster", "ZZZ", "z", PositionSide.SHORT),
            key("binance", "BTCUSDT", "a1", PositionSide.LONG),
            key("binance", "BTCUSDT", "a1", PositionSide.SHORT),
            key("binance", "BTCUSDT", "a2", PositionSide.LONG),
            key("binance", "ETHUSDT", "a1", PositionSide.LONG));

    assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest(name = "venue ''{0}'', symbol ''{1}'', account ''{2}'': {3}")
  @CsvSource({
    "'', X, a, 'venue must not be blank'",
    "b/c, X, a, 'venue must not contain ''/'', was b/c'",
    "b, ' ', a, 'instrument must not be blank'",
    "b, X/Y, a, 'instrument must not contain ''/'', was X/Y'",
    "b, X, '', 'account must not be blank'",
    "b, X, a/b, 'account must not contain ''/'', was a/b'",
  })
  void namesInKeysAreNotBlankAndHaveNoSeparator(
      String venue, String symbol, String account, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key(venue, symbol, account, PositionSide.LONG))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0} has sign {1}")
  @CsvSource({"long, 1", "short, -1"})
  void aSideIsFoundByItsWord(String code, int sign) {
    PositionSide side = PositionSide.of(code).orElseThrow();

    assertThat(side.code()).isEqualTo(code);
    assertThat(side.sign()).isEqualTo(sign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LONG", "Long", "buy", "long "})
  void anyOtherWordIsNoSide(String code) {
    assertThat(PositionSide.of(code)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is a {1}")
  @CsvSource({
    "firm, FIRM, ",
    "firm/alpha, DESK, alpha",
    "firm/alpha/one, BOOK, alpha",
    "firm/alpha/one/fast, SUB_BOOK, alpha",
    "firm/alpha/one/fast/eu/x, SUB_BOOK, alpha"
  })
  void aNodeIsReadAsItIsWritten(String text, NodePath.Level level, String desk) {
    NodePath node = NodePath.parse(text).orElseThrow();

    assertThat(node).hasToString(text);
    assertThat(node.level()).isEqualTo(level);
    assertThat(node.deskName()).isEqualTo(Optional.ofNullable(desk));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Firm", "alpha", "firm/", "firm//one", "firm/ /one", "firm/a/b//c", "/firm"})
  void anyOtherTextIsNoNode(String text) {
    assertThat(NodePath.parse(text)).isEmpty();
  }

  @Test
  void aBookLiesInItsDeskAndTheFirm() {
    assertThat(NodePath.book("alpha", "one").upwards())
        .containsExactly(NodePath.book("alpha", "one"), NodePath.desk("alpha"), NodePath.FIRM);
    assertThat(NodePath.FIRM.upwards()).containsExactly(NodePath.FIRM);
  }

  @Test
  void nodesAreOrderedByTheirText() {
    assertThat(
            Stream.of("firm/b", "firm", "firm/a/z", "firm/a")
                .map(text -> NodePath.parse(text).orElseThrow())
                .sorted()
                .map(NodePath::toString))
        .containsExactly("firm", "firm/a", "firm/a/z", "firm/b");
  }

  @ParameterizedTest(name = "desk ''{0}'', book ''{1}''")
  @CsvSource({"'', one", "alpha, ''", "a/b, one", "alpha, one//two"})
  void aDeskOrBookThatCannotBePartOfAPathIsRefused(String desk, String book) {
    assertThatIllegalArgumentException().isThrownBy(() -> NodePath.book(desk, book));
  }
}
