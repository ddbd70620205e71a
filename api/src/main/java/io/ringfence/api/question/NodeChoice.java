package io.ringfence.api.question;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.quantity.NodePath;
import org.jspecify.annotations.Nullable;

/** The node a caller asks about. */
public final class NodeChoice {
  private NodeChoice() {}

  /**
   * A node the caller may see.
   *
   * @param text its path; null: the firm
   * @throws ApiException {@link ErrorCode#NODE_UNKNOWN} for any other, also another desk's
   */
  public static NodePath of(@Nullable String text, DeskAccess access) {
    return NodePath.parse(text == null ? NodePath.ROOT : text)
        .filter(access.scope()::covers)
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.NODE_UNKNOWN,
                    "node must be firm, firm/desk or firm/desk/book of the caller's desks"));
  }
}
