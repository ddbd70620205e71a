package io.ringfence.streaming.sink;

/**
 * Brings batches into one table, each exactly once, or stops. A batch whose first attempt may have
 * reached the server is sent again under its token, which the server recognises; the table is asked
 * before and after, so that a forgotten token, or one remembered without its rows, is seen and
 * never believed.
 */
final class BatchStore {
  /** How often in a row a server may have died between a token and its rows. */
  private static final int MOST_FALLS = 8;

  private final TableLayout<?> layout;
  private final ClickHouseTarget target;
  private final SinkOptions options;
  private final ClickHouseClient client;

  BatchStore(TableLayout<?> layout, ClickHouseTarget target, SinkOptions options) {
    this.layout = layout;
    this.target = target;
    this.options = options;
    this.client = new ClickHouseClient(target, options);
  }

  /** How the attempts ended. */
  private sealed interface Ending {
    record Stored() implements Ending {}

    record Refused(Reply.Refused why) implements Ending {}
  }

  /**
   * Stores a batch; rows the server refuses for good become dead letters.
   *
   * @param mayHaveBeenSent whether an attempt before this call may have reached the server
   * @throws StoreException when it is not known to be stored: the message says what can be done
   */
  void store(Batch batch, boolean mayHaveBeenSent) {
    DeadLetters deadLetters = new DeadLetters(target, options);
    storeOrIsolate(batch, mayHaveBeenSent, new RefusedBatch(this, deadLetters, mayHaveBeenSent));
  }

  /** Stores a batch or a piece of one, or has it cut further. */
  void storeOrIsolate(Batch batch, boolean mayHaveBeenSent, RefusedBatch refused) {
    switch (attempts(batch, mayHaveBeenSent)) {
      case Ending.Stored _ -> say(batch);
      case Ending.Refused(Reply.Refused why) -> {
        if (DeadLetters.isFor(batch)) {
          throw new StoreException("%s was refused: %s".formatted(batch, why.words()));
        }
        refused.isolate(batch, why);
      }
    }
  }

  private void say(Batch batch) {
    if (DeadLetters.isFor(batch)) {
      options.listener().deadLetter(batch.name());
    } else {
      options.listener().stored(batch.table(), batch.checkpoint(), count(batch));
    }
  }

  private Ending attempts(Batch batch, boolean mayHaveBeenSent) {
    byte[] stream = batch.rows().stream();
    boolean refusedBefore = false;
    for (int attempt = 1; ; attempt++) {
      boolean again = mayHaveBeenSent || attempt > 1;
      Reply reply = again ? sendAgain(batch, stream) : send(batch, stream);
      if (reply instanceof Reply.Taken) {
        return new Ending.Stored();
      }
      // What was damaged on its way is refused once; a value is refused every time.
      if (reply instanceof Reply.Refused why && refusedBefore) {
        return new Ending.Refused(why);
      }
      refusedBefore = reply instanceof Reply.Refused;
      switch (reply) {
        case Reply.Taken _, Reply.Refused _ -> {}
        case Reply.Broken(String words) -> throw broken(batch, attempt, words);
        case Reply.Unknown(String words) -> waitAfter(batch, attempt, words);
      }
    }
  }

  private void waitAfter(Batch batch, int attempt, String words) {
    if (attempt >= options.retries().attempts()) {
      throw outcomeUnknown(batch, attempt, words);
    }
    client.pause(batch.toString(), options.retries().pauseAfter(attempt));
  }

  private static StoreException broken(Batch batch, int attempts, String words) {
    return new StoreException(
        "%s failed after %s attempt(s): %s".formatted(batch, attempts, words));
  }

  private Reply send(Batch batch, byte[] stream) {
    return client.insert(layout, options.tokens().of(batch, target.runId()), stream);
  }

  private Reply sendAgain(Batch batch, byte[] stream) {
    if (options.tokens() == InsertTokens.OFF) {
      return send(batch, stream);
    }
    Evidence before = Evidence.of(client, batch);
    requireWholeOrNothing(batch, before);
    if (before.rowsOfPieces() > 0) {
      return new Reply.Refused(0, "it was refused before and cut into pieces");
    }
    if (before.rows() > 0 && before.insertsSince() >= options.window()) {
      return withoutToken(batch, before);
    }
    return untilSeen(batch, stream, before);
  }

  /**
   * Sends until the rows are seen. A server that died between noting a token and publishing the
   * rows acknowledges the token for ever: the batch goes on under the next one. A token follows
   * only on one that was acknowledged, so a request that is still on its way finds its own noted.
   */
  private Reply untilSeen(Batch batch, byte[] stream, Evidence before) {
    String token = options.tokens().of(batch, target.runId());
    for (int falls = 0; falls <= MOST_FALLS; falls++) {
      Reply reply = client.insert(layout, falls == 0 ? token : unpublished(token, falls), stream);
      if (!(reply instanceof Reply.Taken) || isSeen(batch, before)) {
        return reply;
      }
      requireNoViews(batch, before);
    }
    throw new StoreException(
        "%s was acknowledged under %s tokens, and its rows are not there"
            .formatted(batch, MOST_FALLS + 1));
  }

  private static void requireNoViews(Batch batch, Evidence found) {
    if (found.views() > 0) {
      throw new StoreException(
          "%s is acknowledged and its rows are not there: the server fell while it stored them. The"
                  .formatted(batch)
              + " materialized views of %s may hold them, and under another token would take them"
                  .formatted(batch.table())
              + " twice. Nothing more was sent. Compare the views with the table, empty them of the"
              + " batch, or take them off the table and fill them anew");
    }
  }

  private static String unpublished(String token, int falls) {
    return token + "/unpublished" + (falls == 1 ? "" : "-" + falls);
  }

  private boolean isSeen(Batch batch, Evidence before) {
    Evidence after = Evidence.of(client, batch);
    requireWholeOrNothing(batch, after);
    if (after.rows() > 0 && before.rows() > 0) {
      options.listener().replayed(batch.table(), batch.checkpoint(), count(batch));
    }
    return after.rows() > 0;
  }

  /** The window has been overrun: the token is forgotten, the rows are there. */
  private Reply withoutToken(Batch batch, Evidence before) {
    if (before.views() > 0) {
      throw new StoreException(
          "%s must be sent again to complete the materialized views of %s, but up to %s inserts came"
                  .formatted(batch, batch.table(), before.insertsSince())
              + " since and the deduplication window is %s: its token may be forgotten and every row"
                  .formatted(options.window())
              + " would be stored twice. Nothing was sent. Compare the views with the table, then"
              + " widen non_replicated_deduplication_window");
    }
    return new Reply.Taken();
  }

  private static void requireWholeOrNothing(Batch batch, Evidence found) {
    boolean whole = found.rows() == count(batch) && found.rowsOfPieces() == 0;
    boolean pieces = found.rows() == 0 && found.rowsOfPieces() <= count(batch);
    if (!whole && !pieces) {
      throw new StoreException(
          "table %s holds %s rows of batch %s and %s of its pieces, must hold %s or none: rows were"
                  .formatted(
                      batch.table(), found.rows(), batch.name(), found.rowsOfPieces(), count(batch))
              + " changed by somebody else or stored twice; nothing more was sent");
    }
  }

  private StoreException outcomeUnknown(Batch batch, int attempts, String failure) {
    return new StoreException(
        "%s failed after %s attempt(s): %s. Whether the rows are stored is unknown; the batch is kept"
                .formatted(batch, attempts, failure)
            + " with its token %s and is sent again from the last checkpoint"
                .formatted(batch.token(target.runId())));
  }

  private static int count(Batch batch) {
    return batch.rows().count();
  }
}
