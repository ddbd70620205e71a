/**
 * A second opinion on a replay: the same files, read and computed again by the plainest code that
 * can be written, with nothing taken over from the platform but the names of its reject codes.
 * Every figure of every position is computed from wallet, quantity, entry and mark whenever it is
 * needed; nothing is kept but these. What the platform computes cleverly must equal this exactly.
 */
@NullMarked
package io.ringfence.launcher.oracle;

import org.jspecify.annotations.NullMarked;
