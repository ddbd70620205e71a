/** Which budgets were exceeded. */
@NullMarked
package io.ringfence.api.breach;

import org.jspecify.annotations.NullMarked;
