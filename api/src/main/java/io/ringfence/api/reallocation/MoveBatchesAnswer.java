package io.ringfence.api.reallocation;

import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches that a watch drew up. */
@Schema(name = "MoveBatches", description = "Batches of moves of the caller's desks.")
record MoveBatchesAnswer(
    @Schema(description = "The latest first.") List<MoveBatchAnswer> batches,
    @Schema(description = "`before` of the next page; null: this is the last.")
        @Nullable String next)
    implements ListAnswer<MoveBatchAnswer> {
  @Override
  public List<MoveBatchAnswer> rows() {
    return batches;
  }
}
