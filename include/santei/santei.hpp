// What an application needs to ask: the catalogue, facts, answers, reports. Declarations alone, quick to include; tools that read rules, plans or text include those
// headers by name (see include/santei/README.md).
#pragma once

#include <santei/analyse/combine.hpp>
#include <santei/analyse/compare.hpp>
#include <santei/analyse/questions.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/catalogue/combination.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/number/rational.hpp>
#include <santei/report/combination.hpp>
#include <santei/report/comparison.hpp>
#include <santei/report/curve.hpp>
#include <santei/report/interview.hpp>
#include <santei/report/json.hpp>
#include <santei/report/match.hpp>
#include <santei/report/questions.hpp>
#include <santei/report/svg.hpp>
#include <santei/report/text.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/render.hpp>
#include <santei/value/facts.hpp>
#include <santei/value/truth.hpp>
#include <santei/value/writing.hpp>
