/** Which positions ended by liquidation. */
@NullMarked
package io.ringfence.api.liquidation;

import org.jspecify.annotations.NullMarked;
