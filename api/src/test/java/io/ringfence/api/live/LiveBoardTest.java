package io.ringfence.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What readers are told, whatever their pace. */
class LiveBoardTest {
  private static final DeskScope ALPHA = new DeskScope.Desks(Set.of("alpha"));

  private final LiveBoard board = new LiveBoard(3);

  @Test
  void aSlowReaderIsToldThePresentOnceAndNotEveryStep() {
    String cursor = board.after(null, ALPHA, 10).cursor();
    for (int i = 0; i < 1_000; i++) {
      board.put("desk", "desk alpha", NodePath.desk("alpha"), "{\"step\":" + i + "}");
    }
    LiveBoard.News news = board.after(cursor, ALPHA, 10);
    assertThat(news.events()).extracting(LiveEvent::json).containsExactly("{\"step\":999}");
    assertThat(board.after(news.cursor(), ALPHA, 10).events()).isEmpty();
  }

  @Test
  void aWaitingReaderIsWokenForAllThatBelongsTogetherAndNotForItsFirstPart()
      throws InterruptedException {
    String cursor = board.after(null, ALPHA, 10).cursor();
    List<LiveEvent> told = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    board.await(cursor, 120_000);
                    told.addAll(board.after(cursor, ALPHA, 10).events());
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (reader.isAlive() && reader.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(5);
    }
    for (int i = 0; i < 3; i++) {
      board.put("position", "position " + i, NodePath.desk("alpha"), "{}");
    }
    board.tell();
    reader.join();
    assertThat(told).hasSize(3);
  }

  @Test
  void nobodyIsToldOfAnotherDesk() {
    board.put("desk", "desk beta", NodePath.desk("beta"), "{}");
    board.put("desk", "desk firm", NodePath.FIRM, "{}");
    board.put("head", "head", null, "{\"run\":\"r\"}");
    assertThat(board.after(null, ALPHA, 10).events())
        .extracting(LiveEvent::kind)
        .containsExactly("head");
    assertThat(board.after(null, DeskScope.ALL, 10).events()).hasSize(3);
  }

  @Test
  void aReaderGoesOnWhereItWasAndIsToldWhatEndedMeanwhile() {
    board.put("position", "position a", NodePath.desk("alpha"), "{}");
    String cursor = board.after(null, ALPHA, 10).cursor();
    board.put("gone", "position a", NodePath.desk("alpha"), "{\"position\":\"a\"}");
    LiveBoard.News news = board.after(cursor, ALPHA, 10);
    assertThat(news.reset()).isFalse();
    assertThat(news.events()).extracting(LiveEvent::kind).containsExactly("gone");
  }

  @Test
  void aReaderThatMissedWhatIsForgottenBeginsAnew() {
    board.put("desk", "desk alpha", NodePath.desk("alpha"), "{}");
    String cursor = board.after(null, ALPHA, 10).cursor();
    for (int i = 0; i < 5; i++) {
      board.put("alert", "alert " + i, NodePath.desk("alpha"), "{\"n\":" + i + "}");
    }
    LiveBoard.News news = board.after(cursor, ALPHA, 10);
    assertThat(news.reset()).isTrue();
    assertThat(news.events()).hasSize(4);
    assertThat(board.after(news.cursor(), ALPHA, 10).reset()).isFalse();
  }

  @Test
  void cursorsOfAnotherBoardOrOfNoneBeginAnew() {
    board.put("desk", "desk alpha", NodePath.desk("alpha"), "{}");
    String old = board.after(null, ALPHA, 10).cursor();
    board.clear();
    for (String cursor : List.of(old, "x", "", "x.1", "-1", old + "9".repeat(30))) {
      assertThat(board.after(cursor, ALPHA, 10).reset()).as(cursor).isTrue();
    }
  }

  @Test
  void partsOfWhatIsNewAreGivenInTheirOrderWithoutALoss() {
    for (int i = 0; i < 7; i++) {
      board.put("desk", "desk " + i, NodePath.desk(i % 2 == 0 ? "alpha" : "beta"), "{" + i + "}");
    }
    LiveBoard.News first = board.after(null, ALPHA, 2);
    LiveBoard.News second = board.after(first.cursor(), ALPHA, 2);
    assertThat(first.events()).extracting(LiveEvent::json).containsExactly("{0}", "{2}");
    assertThat(second.events()).extracting(LiveEvent::json).containsExactly("{4}", "{6}");
    assertThat(board.after(second.cursor(), ALPHA, 2).events()).isEmpty();
  }
}
