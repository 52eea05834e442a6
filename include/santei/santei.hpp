// What an application needs to ask: the catalogue, facts, answers, reports. Declarations alone, quick to include; curves, questions,
// combinations, tables, and tools that read rules or plans include those headers by name (see include/santei/README.md).
#pragma once

#include <santei/config.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/certificate.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/number/rational.hpp>
#include <santei/report/json.hpp>
#include <santei/report/match.hpp>
#include <santei/report/text.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/render.hpp>
#include <santei/value/facts.hpp>
#include <santei/value/json_facts.hpp>
#include <santei/value/truth.hpp>
#include <santei/value/writing.hpp>
#include <santei/version.hpp>
