package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;

/**
 * On whose behalf a question is asked. Every endpoint takes one; it comes from the token and from
 * nowhere else.
 *
 * @param caller subject of the token, the same for all tokens of one person
 * @param scope desks the caller may see
 */
public record DeskAccess(String caller, DeskScope scope) {
  /**
   * Refuses who may not see the firm, where what is asked for is of no desk for certain.
   *
   * @throws ApiException {@link ErrorCode#NODE_UNKNOWN}
   */
  public void requireFirm() {
    if (!scope.covers(NodePath.FIRM)) {
      throw new ApiException(
          ErrorCode.NODE_UNKNOWN, "the firm must be the caller's to see: this is of no desk alone");
    }
  }
}
