/**
 * Which margin to move where inside one collateral pool, what it changes, and why. Proposals only:
 * nothing here moves money.
 */
@NullMarked
package io.ringfence.domain.reallocation;

import org.jspecify.annotations.NullMarked;
