package io.ringfence.api.permission;

import io.ringfence.domain.quantity.NodePath;

/** Whether the caller may do something that binds the institution. */
public interface DeskPermissions {
  /**
   * Refuses the caller of the request that is being answered, unless it is permitted.
   *
   * @param node whose desk it is about
   * @throws io.ringfence.api.error.ApiException {@code PERMISSION_MISSING} when it is not
   *     permitted, {@code ISSUER_UNAVAILABLE} when nobody can say
   */
  void require(Action action, NodePath node);
}
