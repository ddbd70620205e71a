/** Tests of local tokens. */
@NullMarked
package io.ringfence.launcher.token;

import org.jspecify.annotations.NullMarked;
