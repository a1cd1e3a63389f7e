#pragma once

#include <rapidcheck.h>

#include <QtTest>

/// Runs a RapidCheck property inside a Qt Test function; a counterexample is printed shrunk, with its seed.
#define JOTTER_PROPERTY(...) QVERIFY(rc::check(__VA_ARGS__))
