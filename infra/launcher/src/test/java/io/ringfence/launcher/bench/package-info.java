@NullMarked
package io.ringfence.launcher.bench;

import org.jspecify.annotations.NullMarked;
